import { test } from 'vitest';
import { flushed } from '../../../scripts/soak/flush.ts';
import { fullDisk } from '../../../scripts/soak/full-disk.ts';
import { upgraded } from '../../../scripts/soak/upgrade.ts';
import { PART, passes } from './part.ts';

test('a full disk', { timeout: PART }, () => passes(fullDisk(3000)));

test('a flush for every acknowledged incident', { timeout: PART }, () => passes(flushed(5)));

test('a newer schema under an old page', { timeout: PART }, () => passes(upgraded(400, 3)));
