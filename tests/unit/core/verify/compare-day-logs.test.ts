import { describe, expect, it } from 'vitest';
import { differenceIn, isSameDayLog } from '../../../../core/verify/compare-day-logs.ts';
import type { VerifiedDayLog, VerifiedFile } from '../../../../core/verify/integrity-finding.ts';

const day = '2026-11-23';

/** A day log whose entries have the hashes `links`; the last one is its head. */
function dayLog(links: string, parts: Partial<VerifiedDayLog> = {}): VerifiedDayLog {
  const [count, hashes] = [links.length, new Set(links)];
  const head = links.at(-1) ?? 'start';
  return {
    ...{ day, dayId: 'one', after: null, head, count, kept: count, lessons: 3, hours: 0, sealed: false, links: hashes },
    ...parts,
  };
}

function file(sheets: VerifiedDayLog[], parts: Partial<VerifiedFile> = {}): VerifiedFile {
  const lists = { gaps: new Set<string>(), contents: new Map(), sums: [] };
  const counts = { days: sheets.length, sealed: 0, entries: 0, before: 0, lost: 0 };
  const cover = { made: day, place: '', fingerprint: '', period: { from: null, to: null }, through: null };
  return { ...lists, ...counts, ...cover, sheets, ...parts };
}

/** The difference as `truncated, certain`; `null` without one. */
function difference(before: VerifiedDayLog, earlier: VerifiedFile, later: VerifiedFile): string | null {
  const found = differenceIn(before, earlier, later);
  if (found) expect(found.finding).toMatchObject({ day, kind: 'day', id: 'one' });
  return found && `${found.finding.fault}, ${found.isCertain ? 'certain' : 'uncertain'}`;
}

const week = { from: '2026-11-23', to: '2026-11-29' };
const sealed = { sealed: true };

describe('a day log', () => {
  it.each<[string, VerifiedDayLog, VerifiedDayLog, string | null]>([
    ['that is the same', dayLog('ab'), dayLog('ab'), null],
    ['that grew', dayLog('ab'), dayLog('abcd'), null],
    ['that grew and was sealed', dayLog('ab'), dayLog('abc', sealed), null],
    ['that is empty and grew', dayLog('', { links: new Set(['start']) }), dayLog('a', { links: new Set(['start', 'a']) }), null], // biome-ignore format: one case
    ['that lost entries at its end', dayLog('abc'), dayLog('ab'), 'truncated, certain'],
    ['that has other entries', dayLog('ab'), dayLog('xyz'), 'changed, certain'],
    ['that has another entry at its end', dayLog('ab'), dayLog('ax'), 'changed, certain'],
    ['that was sealed and stays the same', dayLog('ab', sealed), dayLog('ab', sealed), null],
    ['that was sealed and grew', dayLog('ab', sealed), dayLog('abc', sealed), 'changed, certain'],
    ['that was sealed and is open', dayLog('ab', sealed), dayLog('ab'), 'changed, certain'],
    ['that was sealed with other lessons', dayLog('ab', sealed), dayLog('ab', { ...sealed, lessons: 4 }), 'changed, certain'], // biome-ignore format: one case
    ['that was open and covers more lessons', dayLog('ab'), dayLog('ab', { lessons: 4 }), null],
    ['that lacks entries, of which as many were written', dayLog('abc', { kept: 2 }), dayLog('abxy'), null],
  ])('%s', (_what, before, now, expected) => {
    expect(difference(before, file([before]), file([now]))).toBe(expected);
  });

  it.each<[string, VerifiedDayLog, VerifiedDayLog, string | null]>([
    ['that can have been rolled back', dayLog('abc'), dayLog('ab'), 'truncated, uncertain'],
    ['that was sealed and is open again', dayLog('ab', sealed), dayLog('ab'), 'changed, uncertain'],
    ['that was sealed again with other lessons', dayLog('ab', sealed), dayLog('ab', { ...sealed, lessons: 4 }), 'changed, certain'], // biome-ignore format: one case
    ['that has other entries', dayLog('ab'), dayLog('xyz'), 'changed, certain'],
  ])('in a later file of a week, %s', (_what, before, now, expected) => {
    expect(difference(before, file([before]), file([now], { period: week }))).toBe(expected);
  });
});

describe('a day log that the later file lacks', () => {
  const gone = dayLog('ab', sealed);
  const next = dayLog('x', { day: '2026-11-24', dayId: 'two', after: day });

  it.each<[string, VerifiedFile, VerifiedFile, string | null]>([
    ['was removed', file([gone, next]), file([next]), 'removed, certain'],
    ['may have been rolled back in a file of a week', file([gone, next]), file([next], { period: week }), 'removed, uncertain'], // biome-ignore format: one case
    ['lies outside its period', file([gone, next]), file([next], { period: { from: '2026-11-24', to: null } }), null],
    ['was deleted after its time', file([gone, next]), file([next], { through: day }), null],
    ['was not the last one deleted', file([gone, next]), file([next], { through: '2026-11-20' }), 'removed, certain'],
    ['was lost, which a new gap notes', file([gone, next]), file([next], { gaps: new Set(['gap']) }), null],
    ['was lost after an old gap', file([gone, next], { gaps: new Set(['gap']) }), file([next], { gaps: new Set(['gap']) }), 'removed, certain'], // biome-ignore format: one case
    ['was deleted with all others', file([gone]), file([next], { through: day }), null],
    ['is later than the last one deleted, and no other is left', file([gone]), file([next], { through: '2026-11-20' }), 'removed, uncertain'], // biome-ignore format: one case
  ])('%s', (_what, earlier, later, expected) => {
    expect(difference(gone, earlier, later)).toBe(expected);
  });
});

it.each<[string, VerifiedDayLog, VerifiedDayLog, boolean]>([
  ['the same', dayLog('ab'), dayLog('ab'), true],
  ['another head', dayLog('ab'), dayLog('ac'), false],
  ['another number of entries', dayLog('ab'), dayLog('ab', { count: 3 }), false],
  ['other lessons, one open', dayLog('ab', sealed), dayLog('ab', { lessons: 4 }), true],
  ['other lessons, both sealed', dayLog('ab', sealed), dayLog('ab', { ...sealed, lessons: 4 }), false],
  ['other hours, both sealed', dayLog('ab', sealed), dayLog('ab', { ...sealed, hours: 1 }), false],
])('two descriptions of a day log with %s', (_what, a, b, expected) => {
  expect([isSameDayLog(a, b), isSameDayLog(b, a)]).toEqual([expected, expected]);
});
