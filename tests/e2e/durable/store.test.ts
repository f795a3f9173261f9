import { test } from 'vitest';
import { afterDamage } from '../../../scripts/soak/damage.ts';
import { flushed } from '../../../scripts/soak/flush.ts';
import { fullDisk } from '../../../scripts/soak/full-disk.ts';
import { damages } from '../../../scripts/soak/store-folder.ts';
import { upgraded } from '../../../scripts/soak/upgrade.ts';
import { PART, passes } from './part.ts';

test.each(damages)('store damaged: %s', { timeout: PART }, (how) => passes(afterDamage(how)));

test('a full disk', { timeout: PART }, () => passes(fullDisk(3000)));

test('a flush for every acknowledged incident', { timeout: PART }, () => passes(flushed(5)));

test('a newer schema under an old page', { timeout: PART }, () => passes(upgraded(1000, 4)));
