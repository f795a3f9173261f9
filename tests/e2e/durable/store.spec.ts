import { flushed } from '../../../harness/faults/flush.ts';
import { fullDisk } from '../../../harness/faults/full-disk.ts';
import { upgraded } from '../../../harness/faults/upgrade.ts';
import { test } from '../fixtures/test.ts';
import { meetsGoal } from './meets-goal.ts';

test('a full disk', () => meetsGoal(() => fullDisk(3000)));

test('a flush for every acknowledged incident', () => meetsGoal(() => flushed(5)));

test('a newer schema under an old page', () => meetsGoal(() => upgraded(400, 3)));
