import { stopMethods } from '../../../harness/chromium/worker.ts';
import { atTheEnd } from '../../../harness/faults/ends.ts';
import { underKills } from '../../../harness/faults/kills.ts';
import { test } from '../fixtures/test.ts';
import { meetsGoal } from './meets-goal.ts';

for (const how of stopMethods) {
  test(`visits while the worker is killed by ${how}`, () => meetsGoal(() => underKills(how, { visits: 12, kills: 6 })));
}

test('visits to slow sites while the worker is killed', () =>
  meetsGoal(() => underKills('closeTarget', { visits: 12, kills: 6, pageAfter: 1700 })));

test('the browser closed as the banner shows', () => meetsGoal(() => atTheEnd('closed', 0, 2, 2)));

test('the browser killed soon after the banner shows', () => meetsGoal(() => atTheEnd('killed', 300, 2, 2)));
