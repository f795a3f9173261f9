import { describe, test } from 'vitest';
import { firefoxRoom, oneRoom } from './room.ts';
import { arrivals } from './rows/arrivals.ts';
import { frames } from './rows/frames.ts';
import { routes } from './rows/routes.ts';
import { tabs } from './rows/tabs.ts';
import { unreachable } from './rows/unreachable.ts';

describe('Firefox', () => {
  const room = oneRoom(() => firefoxRoom());
  arrivals(room);
  routes(room);
  frames(room);
  tabs(room);
  unreachable(room, () => `moz-extension://${room().browser.id}/notice.html`);
  test('tabs closed under the banner', { retry: 0 }, () => room().ledger.settles());
});
