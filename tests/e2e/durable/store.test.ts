import { test } from 'vitest';
import { flushed } from '../../../harness/faults/flush.ts';
import { fullDisk } from '../../../harness/faults/full-disk.ts';
import { upgraded } from '../../../harness/faults/upgrade.ts';
import { PART, passes } from './part.ts';

test('a full disk', { timeout: PART }, () => passes(fullDisk(3000)));

test('a flush for every acknowledged incident', { timeout: PART }, () => passes(flushed(5)));

test('a newer schema under an old page', { timeout: PART }, () => passes(upgraded(400, 3)));
