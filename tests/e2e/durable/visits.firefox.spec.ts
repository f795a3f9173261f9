import { sleepyFirefox } from '../../../harness/faults/firefox.ts';
import { test } from '../fixtures/test.ts';
import { meetsGoal } from './meets-goal.ts';

test('visits under a background page that falls asleep', () => meetsGoal(() => sleepyFirefox(8)));
