import { afterAll, beforeAll, describe, test } from 'vitest';
import { chromiumRoom, type Room } from './room.ts';
import { arrivals, hsts } from './rows/arrivals.ts';
import { frames } from './rows/frames.ts';
import { routes } from './rows/routes.ts';

describe.each([
  ['Chromium', false],
  ['Chromium, worker killed', true],
])('%s', (_engine, killed) => {
  let room: Room;
  beforeAll(async () => {
    room = await chromiumRoom(killed);
  });
  afterAll(() => room.close());

  arrivals(() => room);
  hsts(() => room);
  routes(() => room);
  frames(() => room);
  test('tabs closed under the banner', () => room.ledger.settles());
});
