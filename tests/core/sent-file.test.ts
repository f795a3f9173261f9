import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportFrame } from '../../core/export.ts';
import type { Recorded } from '../../core/report.ts';
import { mostBytes, type Refusal, readSentFile } from '../../core/sent-file.ts';
import { incident } from './journal-rows.ts';
import { jsonTexts, naughtyTexts } from './naughty.ts';
import { unsealedFile } from './unsealed-file.ts';

const frame: ExportFrame = {
  place: 'Каб. 12',
  zone: 'Europe/Saratov',
  made: '2026-11-30',
  period: { from: '2026-11-01', to: '2026-11-30' },
  pack: { id: 'rpl-2025-09-01', title: { ru: 'Порядок', en: 'Regulation' }, inForceFrom: '2025-09-01' },
};
const writeExport = (rows: readonly Recorded[]): string => unsealedFile(frame, rows).join('');
const sound = writeExport([{ entry: incident(), outcome: 'closed' }]);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array =>
  new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer);

/** Why a file is refused, and how many ms of processor that took. */
function refusal(file: string | Uint8Array): { why: Refusal | null; path: string; ms: number } {
  const bytes = typeof file === 'string' ? bytesOf(file) : file;
  const start = process.cpuUsage();
  const reading = readSentFile('файл.json', bytes);
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1000;
  return reading.ok ? { why: null, path: '', ms } : { why: reading.why, path: reading.path, ms };
}

const changed = (change: (file: { entries: object[] } & Record<string, unknown>) => void): string => {
  const file = JSON.parse(sound);
  change(file);
  return JSON.stringify(file);
};

const many = (count: number, spoil = ''): string => {
  const rows = Array.from({ length: count }, (_, i) => ({
    entry: incident({ id: `3f1b2c4d-5e6f-4a7b-8c9d-${String(i).padStart(12, '0')}` }),
    outcome: null,
  }));
  const text = writeExport(rows);
  return spoil ? text.replaceAll('"telegram"', spoil) : text;
};

describe('readSentFile', () => {
  it('takes a sound file', () => {
    expect(readSentFile('файл.json', bytesOf(sound))).toMatchObject({
      ok: true,
      file: { name: 'файл.json', place: 'Каб. 12', made: '2026-11-30', entries: [incident(), { kind: 'outcome' }] },
    });
  });

  it('knows nothing of days that were deleted because their time was over', () => {
    const periodOf = (through: string, from: string | null = frame.period.from): unknown => {
      const text = changed((file) =>
        Object.assign(file, { retention: { days: 30, through }, period: { from, to: null } }),
      );
      const reading = readSentFile('файл.json', bytesOf(text));
      return reading.ok && reading.file.period;
    };
    expect(periodOf('2026-11-07')).toEqual({ from: '2026-11-08', to: null });
    expect(periodOf('2026-11-07', null)).toEqual({ from: '2026-11-08', to: null });
    expect(periodOf('2026-10-31')).toEqual({ from: '2026-11-01', to: null });
  });

  const broken: [name: string, file: string | Uint8Array, why: Refusal, path?: string][] = [
    ['an empty file', '', 'empty'],
    ['nothing but spaces', ' \r\n', 'empty'],
    ['a byte order mark', `\ufeff${sound}`, 'saved-anew'],
    ['UTF-16 with a mark', utf16(`\ufeff${sound}`), 'saved-anew'],
    ['UTF-16 without a mark', utf16(sound), 'saved-anew'],
    ['a Windows code page', new Uint8Array([...bytesOf('{"place": "'), 0xca, 0xe0, 0xe1]), 'not-text'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'not-text'],
    ['a file cut in the middle', sound.slice(0, 400), 'cut-off'],
    ['somebody else’s JSON', '{"name": "package"}', 'foreign'],
    ['a web page', '<!doctype html><p>dezhurny</p>', 'foreign'],
    ['an older version', changed((file) => void Object.assign(file, { version: 1 })), 'older-version'],
    ['no version', changed((file) => void delete file.version), 'older-version'],
    ['a version to come', changed((file) => void Object.assign(file, { version: 99 })), 'newer-version'],
    ['a field of its own', changed((file) => void Object.assign(file, { url: 'https://canary.example' })), 'changed'],
    ['an own __proto__', sound.replace('"version"', '"__proto__": {"admin": true}, "version"'), 'changed'],
    [
      'an entry’s own __proto__',
      sound.replace('"kind"', '"__proto__": {"admin": true}, "kind"'),
      'changed',
      'entries.0.entry',
    ],
    ['a day that is none', sound.replace('2026-11-23', '2026-02-30'), 'changed', 'entries.0.entry.day'],
    ['a removed entry', changed((file) => void file.entries.pop()), 'changed', 'totals'],
    ['arrays 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'foreign'],
    [
      'entries 100,000 deep',
      sound.replace('"entries":[', `"entries":[${'['.repeat(100_000)}${']'.repeat(100_000)},`),
      'changed',
      'entries.0',
    ],
    ['objects 100,000 deep', `${'{"a":'.repeat(100_000)}0${'}'.repeat(100_000)}`, 'foreign'],
    ['10 MB of spaces', ' '.repeat(10_000_000), 'empty'],
    ['10 MB of nothing known', JSON.stringify({ text: 'я'.repeat(5_000_000) }), 'foreign'],
    ['10 MB of numbers', `[${'1,'.repeat(5_000_000)}1]`, 'foreign'],
    ['10 MB of spoilt entries', many(30_000, '"Telegram!"'), 'changed'],
    [
      '10 MB of foreign fields',
      sound.replace('"format"', `${Array.from({ length: 500_000 }, (_, i) => `"k${i}":1,`).join('')}"format"`),
      'changed',
    ],
  ];

  it.each(broken)('names what is wrong with %s, within a second', (_name, file, why, path) => {
    const found = refusal(file);
    expect(found.why).toBe(why);
    if (path !== undefined) expect(found.path).toBe(path);
    expect(found.ms).toBeLessThan(1000);
  });

  it('refuses what is too large without looking into it', () => {
    expect(refusal(new Uint8Array(mostBytes + 1))).toMatchObject({ why: 'too-large' });
  });

  it('takes a sound file of 10 MB within a second', () => {
    const text = many(33_000);
    expect(text.length).toBeGreaterThan(10_000_000);
    const { why, ms } = refusal(text);
    expect(why).toBeNull();
    expect(ms).toBeLessThan(1000);
  });

  it('refuses JSON that is no journal, sound or not', () => {
    for (const text of jsonTexts) expect(['foreign', 'empty']).toContain(refusal(text).why);
  });

  it('refuses naughty texts wherever they stand', () => {
    const places: ((file: Record<string, never> & { entries: { entry: object }[] }, text: string) => void)[] = [
      (file, text) => Object.assign(file, { made: text }),
      (file, text) => Object.assign(file, { zone: text }),
      (file, text) => Object.assign(file, { [text]: 1 }),
      (file, text) => Object.assign(file.entries[0]?.entry ?? {}, { system: text, extra: 1 }),
      (file, text) => Object.assign(file.entries[0]?.entry ?? {}, { id: text }),
      (file, text) => Object.assign(file.totals ?? {}, { systems: { [text]: 1 } }),
    ];
    for (const text of naughtyTexts) {
      for (const put of places) {
        const file = JSON.parse(sound);
        put(file, text);
        const written = JSON.stringify(file);
        if (written !== JSON.stringify(JSON.parse(sound))) expect(refusal(written).why, text).toBe('changed');
      }
    }
  });

  it('never throws, and never takes what was changed anywhere', () => {
    const bytes = bytesOf(sound);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const spoilt = bytes.slice();
        spoilt[at] = ((spoilt[at] ?? 0) + by) % 256;
        const reading = readSentFile('файл.json', spoilt);
        // A few bytes may be others and the file still be sound: a letter of the place, of a title, of an id.
        if (reading.ok) expect(reading.file.entries).toHaveLength(2);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array(), (some) => void expect(readSentFile('', some).ok).toBe(false)));
  });
});
