import { test } from 'vitest';
import { afterDamage } from '../../../scripts/soak/damage.ts';
import { damages } from '../../../scripts/soak/store-folder.ts';
import { PART, passes } from './part.ts';

test.each(damages)('store damaged: %s', { timeout: PART }, (how) => passes(afterDamage(how)));
