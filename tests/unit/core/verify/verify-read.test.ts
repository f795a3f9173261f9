import { describe, expect, it } from 'vitest';
import type { FileEntry, JournalFile } from '../../../../core/export/file-schema.ts';
import { newOutcome } from '../../../../core/journal/incident.ts';
import type { IntegrityFinding } from '../../../../core/verify/integrity-finding.ts';
import { hashOf } from '../../../../core/verify/verify-hash.ts';
import {
  examine,
  IntegrityError,
  parseFile,
  readFrame,
  refuseDuplicateKeys,
} from '../../../../core/verify/verify-read.ts';
import { HonestLog } from '../../../fixtures/honest-log.ts';
import { incident } from '../../../fixtures/journal-rows.ts';
import { quickSigner } from '../../../fixtures/quick-signer.ts';

const log = new HonestLog([], quickSigner);
await log.happen({ kind: 'incident', answers: 1 });
const file = await log.file();
const [sheet] = file.sheets;
const day = '2026-11-23';
const dayId = sheet?.dayId ?? '';

/** The finding that `read` throws. @throws any other error, and if it throws none */
function findingOf(read: () => unknown): IntegrityFinding {
  try {
    read();
  } catch (error) {
    if (error instanceof IntegrityError) return error.finding;
    throw error;
  }
  throw new Error('no finding');
}

it.each([
  ['{"a": 1}', { a: 1 }],
  ['[]', []],
  ['null', null],
  ['', null],
  ['{"a": 1', null],
  ['\ufeff{}', null],
])('parses %j', (text, value) => {
  expect(parseFile(text)).toEqual(value);
});

describe('keys', () => {
  it('that differ are accepted', () => {
    expect(() => refuseDuplicateKeys('{"a": {"b": 1}, "b": [{"a": 1}, {"a": 2}]}')).not.toThrow();
  });

  it('that an object holds twice are refused, however they are written', () => {
    expect(findingOf(() => refuseDuplicateKeys('{"a": {"b": 1, "\\u0062": 2}}'))).toMatchObject({
      fault: 'duplicated',
      path: 'a.b',
    });
  });
});

describe('the cover of a file', () => {
  it('is read with its entries as they are', () => {
    const entries = [null, 'x', { entry: {} }];
    expect(readFrame({ ...file, entries })).toEqual({ ...file, entries });
  });

  it.each([
    null,
    undefined,
    7,
    'x',
    [],
    {},
    { ...file, format: 'other' },
    { ...file, version: 1 },
    { ...file, version: '3' },
  ])('is unreadable: %#', (raw) => {
    expect(findingOf(() => readFrame(raw))).toEqual({ fault: 'unreadable', day: null, kind: 'file', id: null });
  });

  it.each<[string, object, Partial<IntegrityFinding>]>([
    ['a newer file', { version: 99, sheets: 'x' }, { fault: 'newer', kind: 'file' }],
    ['a newer seal', { sheets: [{ ...sheet, v: 99, more: 1 }] }, { fault: 'newer', kind: 'seal', day, id: dayId }],
    ['no list of entries', { entries: {} }, { kind: 'file', path: 'entries' }],
    ['no list of day logs', { sheets: null }, { kind: 'file', path: 'sheets' }],
    ['an unknown field', { more: 1 }, { kind: 'file' }],
    ['no day', { made: '23.11.2026' }, { kind: 'file', path: 'made' }],
    ['a line break in the place', { place: 'Каб.\n12' }, { kind: 'file', path: 'place' }],
    [
      'a negative count',
      { sheets: [{ ...sheet, count: -1 }] },
      { kind: 'seal', day, id: dayId, path: 'sheets.0.count' },
    ],
    [
      'a name where a day and an id should be',
      { sheets: [{ ...sheet, day: 'Иванов', dayId: 'Иванов' }] },
      { kind: 'seal', day: null, id: null, path: 'sheets.0.day' },
    ],
  ])('has %s', (_what, parts, finding) => {
    const found = findingOf(() => readFrame({ ...file, ...parts }));
    expect(found).toMatchObject({ fault: 'changed', ...finding });
  });

  it('has a zone that this program does not know: newer if the checksum covers it, changed otherwise', () => {
    const { entries: _entries, checksum: _checksum, signature: _signature, ...cover } = file;
    const zone = 'Europe/Rtishchevo';
    const honest = { ...file, zone, checksum: hashOf('dezhurny:export:1', { ...cover, zone }) };
    expect(findingOf(() => readFrame(honest))).toMatchObject({ fault: 'newer', path: 'zone' });
    expect(findingOf(() => readFrame({ ...file, zone }))).toMatchObject({ fault: 'changed', path: 'zone' });
    const name = 'Иванов Иван';
    const signed = { ...file, zone: name, checksum: hashOf('dezhurny:export:1', { ...cover, zone: name }) };
    expect(findingOf(() => readFrame(signed))).toMatchObject({ fault: 'changed', path: 'zone' });
  });
});

describe('an entry', () => {
  const days = new Map([[dayId, day]]);
  const [line] = file.entries.filter(({ entry }) => entry.kind === 'incident') as [FileEntry];
  const outcome = newOutcome('7d444840-9dc0-41d1-b245-5ffdce74fad2', 'closed');
  const before: JournalFile['entries'][number] = {
    entry: outcome,
    dayId: null,
    prev: null,
    hash: hashOf('dezhurny:link:1', null, outcome),
  };

  it.each<[string, FileEntry, boolean]>([
    ['as it was written', line, true],
    ['written before hash chains', before, true],
    ['with another hash', { ...line, hash: before.hash }, false],
    ['with another field', { ...line, entry: incident() }, false],
    ['with a day log and no predecessor', { ...before, dayId }, false],
  ])('%s is sound: %s', (_what, raw, sound) => {
    expect(examine(raw, 4, days)).toMatchObject({ at: 4, line: raw, sound });
  });

  it('has its id as its key, an outcome that of its incident and its value', () => {
    expect(examine(line, 0, days).key).toBe(line.entry.kind === 'incident' ? line.entry.id : '');
    expect(examine(before, 0, days).key).toContain(outcome.incident);
  });

  it.each<[string, unknown, Partial<IntegrityFinding>]>([
    ['nothing', null, { kind: 'file', day: null, id: null }],
    ['a text', 'Иванов', { kind: 'file', day: null, id: null }],
    ['no entry', { ...line, entry: null }, { kind: 'file', day, id: null }],
    ['an unknown kind', { ...line, entry: { ...line.entry, kind: 'Иванов' } }, { kind: 'file', day }],
    ['the kind of a property', { ...line, entry: { ...line.entry, kind: 'constructor' } }, { kind: 'file', day }],
    ['a wrong lesson', { ...line, entry: incident({ lesson: -1 }) }, { kind: 'incident', day, id: incident().id }],
    ['a name for an id', { ...line, entry: { ...line.entry, id: 'Иванов' } }, { kind: 'incident', day, id: null }],
    ['a wrong outcome', { ...line, entry: { ...outcome, outcome: 'x' } }, { kind: 'outcome', id: outcome.incident }],
    ['an unknown day log', { ...line, dayId: 'x' }, { kind: 'incident', day: null }],
  ])('is refused with %s', (_what, raw, finding) => {
    expect(findingOf(() => examine(raw, 4, days))).toMatchObject({ fault: 'changed', path: 'entries.4', ...finding });
  });

  it('of a newer program is newer while its hash fits, and changed otherwise', () => {
    const newer = { ...line.entry, v: 99, more: 'x' };
    const honest = { ...line, entry: newer, hash: hashOf('dezhurny:link:1', line.prev, newer) };
    expect(findingOf(() => examine(honest, 4, days))).toMatchObject({ fault: 'newer', path: 'entries.4' });
    expect(findingOf(() => examine({ ...line, entry: newer }, 4, days))).toMatchObject({ fault: 'changed' });
  });
});
