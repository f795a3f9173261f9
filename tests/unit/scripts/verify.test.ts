import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { HonestLog } from '../../fixtures/honest-log.ts';

const script = fileURLToPath(new URL('../../../scripts/verify.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'verify-'));

const log = new HonestLog();
await log.happen({ kind: 'incident', answers: 1 });
await log.happen({ kind: 'days', pass: 1 });
await log.happen({ kind: 'incident', answers: 1 });
const honest = await log.file();

function save(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function run(files: string[], LANG = 'en_US.UTF-8'): { out: string; err: string; code: number | null } {
  const env = { PATH: process.env.PATH, LANG };
  const options = { encoding: 'utf8', env, timeout: 30_000 } as const;
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...files], options);
  return { out: stdout, err: stderr, code: status };
}

it('reports an intact export, also with a byte order mark and other line ends', () => {
  const files = [
    save('a.json', JSON.stringify(honest)),
    save('b.json', `\uFEFF${JSON.stringify(honest, null, 4).replaceAll('\n', '\r\n')}`),
  ];
  const { out, code } = run(files);
  expect(out.match(/intact: 2 days, 1 sealed, 4 entries; key [\w-]{43}/g)).toHaveLength(2);
  expect(code).toBe(0);
});

it('reports the changed part, in Russian on a Russian PC', () => {
  const spoilt = structuredClone(honest);
  const incident = spoilt.entries.map(({ entry }) => entry).find((entry) => entry.kind === 'incident');
  if (!incident) throw new Error('the log holds no incident');
  incident.day = '2026-12-24';
  const { out, code } = run(
    [save('spoilt.json', JSON.stringify(spoilt)), save('a.json', JSON.stringify(honest))],
    'ru_RU.UTF-8',
  );
  expect(out).toContain('НЕ ЦЕЛ: изменено · случай');
  expect(out).toContain(incident.id);
  expect(out).toContain('цел: дней 2');
  expect(code).toBe(1);
});

it('reports two files of a copied profile without blaming either', async () => {
  const old = log.copy();
  await log.happen({ kind: 'incident', answers: 0 });
  const earlier = save('earlier.json', JSON.stringify(await log.file()));
  await old.happen({ kind: 'days', pass: 1 });
  const later = save('later.json', JSON.stringify(await old.file()));
  const { out, code } = run([later, earlier]);
  expect(out).toContain(`${earlier}, ${later}: both are intact and have one key`);
  expect(out).toContain('truncated · day · 2026-11-24');
  expect(code).toBe(0);
});

it('distinguishes a file that is no export from a missing file', () => {
  expect(run([save('none.json', '{}')])).toMatchObject({ out: expect.stringContaining('no export'), code: 1 });
  expect(run([join(folder, 'nowhere.json')])).toMatchObject({ err: expect.stringContaining('ENOENT'), code: 2 });
  expect(run([])).toMatchObject({ err: expect.stringContaining('npm run -s verify'), code: 2 });
  expect(run(['--help'])).toMatchObject({ out: expect.stringContaining('npm run -s verify'), code: 0 });
});

it('prints no line that a file or its name forges, and no name of a person from it', () => {
  const forged = '\u001b[2J\nother.json: intact\u202e';
  const entries = structuredClone(honest.entries) as { entry: object }[];
  Object.assign(entries[0]?.entry ?? {}, { id: 'Иванов Пётр 8А', system: forged });
  const files = [
    JSON.stringify({ ...honest, totals: { ...honest.totals, [forged]: 1 } }),
    JSON.stringify(honest).replace('"kept"', `"${'k'.repeat(5_000_000)}":1,"${'k'.repeat(5_000_000)}":1,"kept"`),
    JSON.stringify({ ...honest, sheets: honest.sheets.map((sheet) => ({ ...sheet, day: forged, dayId: 'Иванов' })) }),
    JSON.stringify({ ...honest, entries }),
  ];
  const { out } = run(files.map((text, i) => save(`forged\n${i}\u001b[31m.json`, text)));
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(files.length);
  for (const [i, line] of lines.entries()) {
    expect(line).toContain(`forged ${i}[31m.json: NOT INTACT: `);
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}]|Иванов/u);
    expect(line.length).toBeLessThan(400);
  }
});

it.runIf(process.platform === 'linux')('refuses a pipe, a device and a directory, and answers about the rest', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('sh', ['-c', `mkfifo "${pipe}"`]);
  const { out, err, code } = run([pipe, '/dev/zero', folder, save('a.json', JSON.stringify(honest))]);
  for (const name of [pipe, '/dev/zero', folder]) expect(err).toContain(`${name}: not a regular file`);
  expect(out).toContain('a.json: intact');
  expect(code).toBe(2);
});

it.runIf(process.platform === 'linux')('reads an export from a pipe on standard input', () => {
  const file = save('a.json', JSON.stringify(honest));
  const command = `cat "${file}" | LANG=en_US.UTF-8 "${process.execPath}" "${script}" /dev/stdin`;
  expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toContain('/dev/stdin: intact');
});

it('names a file that is empty or larger than 64 MB', () => {
  const large = save('large.json', '{}');
  truncateSync(large, 64 * 1024 * 1024 + 1);
  const { out, code } = run([save('empty.json', ''), large]);
  expect(out).toContain('empty.json: the file is empty');
  expect(out).toContain('large.json: larger than 64 MB');
  expect(code).toBe(1);
});
