import { afterDamage } from '../../../harness/faults/damage.ts';
import { damages } from '../../../harness/faults/store-folder.ts';
import { test } from '../fixtures/test.ts';
import { meetsGoal } from './meets-goal.ts';

for (const how of damages) test(`store damaged: ${how}`, () => meetsGoal(() => afterDamage(how)));
