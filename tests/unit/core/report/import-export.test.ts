import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportFrame } from '../../../../core/export/frame.ts';
import type { Recorded } from '../../../../core/journal/recorded-entry.ts';
import { type ImportResult, importExport, type Refusal } from '../../../../core/report/import-export.ts';
import { maxFileBytes } from '../../../../core/verify/verify-bytes.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { HonestLog } from '../../../fixtures/honest-log.ts';
import { jsonTexts, naughtyTexts } from '../../../fixtures/hostile-strings.ts';
import { incident } from '../../../fixtures/journal-rows.ts';
import { sealedFile } from '../../../fixtures/sealed-file.ts';

const frame: ExportFrame = {
  place: 'Каб. 12',
  zone: 'Europe/Saratov',
  made: '2026-11-30',
  period: { from: '2026-11-01', to: '2026-11-30' },
  pack: { id: 'rpl-2025-09-01', title: { ru: 'Порядок', en: 'Regulation' }, inForceFrom: '2025-09-01' },
};
const writeExport = (rows: readonly Recorded[]): Promise<string> => sealedFile(frame, rows);
const sound = await writeExport([{ entry: incident(), outcome: 'closed' }]);
const read = (bytes: Uint8Array): Promise<ImportResult> => importExport('файл.json', bytes, isSigned);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array =>
  new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer);

/** The reason why a file is rejected, and the finding. */
async function refusal(file: string | Uint8Array): Promise<{ why: Refusal | null; found: object | null }> {
  const bytes = typeof file === 'string' ? bytesOf(file) : file;
  const reading = await read(bytes);
  return reading.ok ? { why: null, found: null } : { why: reading.why, found: reading.finding };
}

const changed = (change: (file: { entries: object[] } & Record<string, unknown>) => void): string => {
  const file = JSON.parse(sound);
  change(file);
  return JSON.stringify(file);
};

const many = await writeExport(
  Array.from({ length: 33_000 }, (_, i) => ({
    entry: incident({ id: `3f1b2c4d-5e6f-4a7b-8c9d-${String(i).padStart(12, '0')}` }),
    outcome: null,
  })),
);

const lastLesson = many.lastIndexOf('"lesson":3');

describe('importExport', () => {
  it('accepts an intact file', async () => {
    expect(await read(bytesOf(sound))).toMatchObject({
      ok: true,
      file: { name: 'файл.json', place: 'Каб. 12', made: '2026-11-30', entries: [incident(), { kind: 'outcome' }] },
    });
  });

  it('accepts an intact file with a byte order mark of UTF-8, as the verifier does', async () => {
    expect(await read(bytesOf(`\ufeff${sound}`))).toMatchObject({ ok: true, file: { place: 'Каб. 12' } });
  });

  it('accepts a file without the days that retention deleted', async () => {
    const log = new HonestLog();
    await log.happen({ kind: 'incident', answers: 1 });
    await log.happen({ kind: 'days', pass: 3 });
    await log.happen({ kind: 'incident', answers: 1 });
    const periodOf = async (): Promise<unknown> => {
      const reading = await read(bytesOf(JSON.stringify(await log.file())));
      return reading.ok && reading.file.period;
    };
    expect(await periodOf()).toEqual({ from: null, to: null });
    await log.happen({ kind: 'retention', sheets: 1 });
    expect(await periodOf()).toEqual({ from: '2026-11-24', to: null });
  });

  const broken: [name: string, file: string | Uint8Array, why: Refusal, found?: object][] = [
    ['an empty file', '', 'empty'],
    ['nothing but spaces', ' \r\n', 'empty'],
    ['nothing but a byte order mark', '\ufeff', 'empty'],
    ['UTF-16 with a mark', utf16(`\ufeff${sound}`), 're-encoded'],
    ['UTF-16 without a mark', utf16(sound), 're-encoded'],
    ['a Windows code page', new Uint8Array([...bytesOf('{"place": "'), 0xca, 0xe0, 0xe1]), 'not-text'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'not-text'],
    ['a file cut in the middle', sound.slice(0, 400), 'cut-off'],
    ['somebody else’s JSON', '{"name": "package"}', 'foreign'],
    ['a web page', '<!doctype html><p>dezhurny</p>', 'foreign'],
    ['an older version', changed((file) => void Object.assign(file, { version: 1 })), 'older-version'],
    ['no version', changed((file) => void delete file.version), 'older-version'],
    ['a version to come', changed((file) => void Object.assign(file, { version: 99 })), 'newer-version'],
    ['an additional field', changed((file) => void Object.assign(file, { url: 'https://canary.example' })), 'changed'],
    ['an own __proto__', sound.replace('"version"', '"__proto__": {"admin": true}, "version"'), 'changed'],
    [
      'an entry’s own __proto__',
      sound.replace('"kind"', '"__proto__": {"admin": true}, "kind"'),
      'changed',
      { kind: 'incident', path: 'entries.0' },
    ],
    [
      'an impossible day',
      sound.replace('"day":"2026-11-23","lesson"', '"day":"2026-02-30","lesson"'),
      'changed',
      { fault: 'changed', day: '2026-11-23', kind: 'incident', id: incident().id, path: 'entries.0' },
    ],
    [
      'a removed entry',
      changed((file) => void file.entries.pop()),
      'changed',
      { fault: 'truncated', day: '2026-11-23', id: incident().id },
    ],
    ['another system', sound.replaceAll('"telegram"', '"viber"'), 'changed', { fault: 'changed', kind: 'incident' }],
    [
      'another room',
      sound.replace('Каб. 12', 'Каб. 13'),
      'changed',
      { fault: 'changed', kind: 'file', path: 'checksum' },
    ],
    ['a signature by no key', sound.replace(/"signature":"[^"]{4}/g, '"signature":"AAAA'), 'changed', { kind: 'seal' }],
    ['arrays 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'foreign'],
    [
      'entries 100,000 deep',
      sound.replace('"entries":[', `"entries":[${'['.repeat(100_000)}${']'.repeat(100_000)},`),
      'changed',
      { path: 'entries.0' },
    ],
    ['objects 100,000 deep', `${'{"a":'.repeat(100_000)}0${'}'.repeat(100_000)}`, 'foreign'],
    ['10 MB of spaces', ' '.repeat(10_000_000), 'empty'],
    ['10 MB of nothing known', JSON.stringify({ text: 'я'.repeat(5_000_000) }), 'foreign'],
    ['10 MB of numbers', `[${'1,'.repeat(5_000_000)}1]`, 'foreign'],
    ['10 MB of spoilt entries', many.replaceAll('"telegram"', '"Telegram!"'), 'changed'],
    [
      '10 MB of foreign fields',
      sound.replace('"format"', `${Array.from({ length: 500_000 }, (_, i) => `"k${i}":1,`).join('')}"format"`),
      'changed',
    ],
  ];

  it.each(broken)('reports the fault in %s', async (_name, file, why, found) => {
    const answer = await refusal(file);
    expect(answer.why).toBe(why);
    if (found) expect(answer.found).toMatchObject(found);
  });

  it('rejects a file that is too large without reading it', async () => {
    expect(await refusal(new Uint8Array(maxFileBytes + 1))).toMatchObject({ why: 'too-large' });
  });

  it('accepts an intact file of 10 MB and yields to the page while it examines it', async () => {
    expect(many.length).toBeGreaterThan(10_000_000);
    const told: number[] = [];
    const { ok } = await importExport('файл.json', bytesOf(many), isSigned, async (done, of) => {
      told.push(done / of);
    });
    expect(ok).toBe(true);
    expect(told.length).toBeGreaterThan(20);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBeGreaterThan(0.9);
    expect(told.at(-1)).toBeLessThan(1);
  });

  it('reports a change at the end of a file of 10 MB', async () => {
    const spoilt = `${many.slice(0, lastLesson)}"lesson":4${many.slice(lastLesson + '"lesson":3'.length)}`;
    const found = { fault: 'changed', kind: 'incident', id: '3f1b2c4d-5e6f-4a7b-8c9d-000000032999' };
    const answer = await refusal(spoilt);
    expect(answer).toMatchObject({ why: 'changed', found });
  });

  it('rejects valid and invalid JSON that is not a journal', async () => {
    for (const text of jsonTexts) expect(['foreign', 'empty']).toContain((await refusal(text)).why);
  });

  it('rejects hostile texts in any field', async () => {
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
        if (written !== JSON.stringify(JSON.parse(sound))) expect((await refusal(written)).why, text).toBe('changed');
      }
    }
  });

  it('never throws, and never accepts a changed file', async () => {
    const bytes = bytesOf(sound);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const spoilt = bytes.slice();
        spoilt[at] = ((spoilt[at] ?? 0) + by) % 256;
        // A change of whitespace keeps the meaning.
        const isSame = isSpace(bytes[at]) && isSpace(spoilt[at]);
        expect((await read(spoilt)).ok).toBe(isSame);
      }),
      { numRuns: 500 },
    );
    await fc.assert(fc.asyncProperty(fc.uint8Array(), async (some) => void expect((await read(some)).ok).toBe(false)));
  });
});

const isSpace = (byte = 0): boolean => [0x20, 0x09, 0x0a, 0x0d].includes(byte);
