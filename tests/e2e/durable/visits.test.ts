import { test } from 'vitest';
import { atTheEnd } from '../../../harness/faults/ends.ts';
import { sleepyFirefox } from '../../../harness/faults/firefox.ts';
import { ways } from '../../../harness/faults/killer.ts';
import { underKills } from '../../../harness/faults/kills.ts';
import { PART, passes } from './part.ts';

test.each(ways)('visits under %s', { timeout: PART }, (way) => passes(underKills(way, { visits: 12, kills: 6 })));

test('visits under a background page that falls asleep in Firefox', { timeout: PART }, () => passes(sleepyFirefox(8)));

test('the browser closed as the banner shows', { timeout: PART }, () => passes(atTheEnd('closed', 0, 2, 2)));

test('the browser killed soon after the banner shows', { timeout: PART }, () => passes(atTheEnd('killed', 300, 2, 2)));
