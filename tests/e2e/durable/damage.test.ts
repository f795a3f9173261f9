import { test } from 'vitest';
import { afterDamage } from '../../../harness/faults/damage.ts';
import { damages } from '../../../harness/faults/store-folder.ts';
import { PART, passes } from './part.ts';

test.each(damages)('store damaged: %s', { timeout: PART }, (how) => passes(afterDamage(how)));
