import { describe, test } from 'vitest';
import { chromiumRoom, oneRoom } from './room.ts';
import { arrivals, hsts } from './rows/arrivals.ts';
import { frames } from './rows/frames.ts';
import { routes } from './rows/routes.ts';

describe.each([
  ['Chromium', false],
  ['Chromium, worker killed', true],
])('%s', (_engine, killed) => {
  const room = oneRoom(() => chromiumRoom(killed));
  arrivals(room);
  hsts(room);
  routes(room);
  frames(room);
  test('tabs closed under the banner', { retry: 0 }, () => room().ledger.settles());
});
