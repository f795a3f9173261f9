import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import type { PaperBlock } from '../../core/paper/paper.ts';
import { writeDocx } from '../../platform/browser/docx.ts';
import { papersOf } from './papers.ts';

const folder = mkdtempSync(join(tmpdir(), 'dezhurny-docx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Let LibreOffice write files in another format, and return their paths. */
function converted(files: readonly string[], to: string): string[] {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const command = [profile, '--headless', '--convert-to', to, '--outdir', folder, ...files];
  execFileSync('soffice', command, { stdio: 'ignore' });
  return files.map((file) => file.replace(/\w+$/, to.replace(/:.*/, '')));
}

/** The texts of a paper from top to bottom, as a person reads them. */
function textsOf(blocks: readonly PaperBlock[]): string[] {
  return blocks.flatMap((one) => {
    switch (one.block) {
      case 'together':
        return textsOf(one.parts);
      case 'right':
        return one.lines.map((line) => (typeof line === 'string' ? line : line.blank));
      case 'sides':
        return [`${one.left} ${one.right}`];
      case 'table':
        return [one.table.caption, ...one.table.columns.map(({ heading }) => heading), ...one.table.rows.flat()];
      case 'signature':
        return [one.role, ...one.blanks];
      case 'choice':
        return [`☐ ${one.text}`];
      case 'blank':
      case 'annex':
        return [];
      default:
        return [one.text];
    }
  });
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe.each<[string, number]>([
  ['no incidents', 0],
  ['few', 3],
  ['many', 40],
])('papers of a journal with %s', (_, perDay) => {
  test.each(papersOf(perDay))(
    '%s: LibreOffice reads each text, and no signature is alone',
    { timeout: 120_000 },
    async (kind, paper) => {
      const file = join(folder, `${kind}-${perDay}.docx`);
      writeFileSync(file, new Uint8Array(await (await writeDocx(paper)).arrayBuffer()));
      const read = readFileSync(converted([file], 'txt:Text (encoded):UTF8')[0] ?? '', 'utf8').replace(/^\ufeff/, '');
      const lines = read.split('\n').map(plain).filter(Boolean);
      expect(lines).toEqual(textsOf(paper.blocks).map(plain).filter(Boolean));

      const [pdf = ''] = converted([file], 'pdf');
      const pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
      const [signed] = pages.filter((page) => /подпись/.test(page)).slice(kind === 'inspection' ? -1 : 0);
      expect(plain(signed ?? '')).toContain(
        kind === 'inspection' ? 'Выводы и предложения комиссии' : 'Ничего не менять',
      );
      expect(pages.at(-1)).toMatch(kind === 'inspection' ? /Отпечаток ключа/ : /подпись/);
      expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(
        /Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/,
      );
    },
  );
});

/** Lines before a signature, so that the end of a page falls before, into and behind the parts that belong together. */
const PUSHED_LINES = Array.from({ length: 24 }, (_, at) => 2 * at);

test.each(papersOf(3))(
  '%s: a signature stays with what it signs wherever the page ends',
  { timeout: 240_000 },
  async (kind, paper) => {
    const together = paper.blocks.filter((one) => one.block === 'together').at(-1);
    if (together?.block !== 'together') throw new Error('nothing belongs together');
    const at = paper.blocks.indexOf(together);
    const filler = (lines: number): PaperBlock[] => Array(lines).fill({ block: 'text', text: 'Строка' });
    const files: string[] = [];
    for (const lines of PUSHED_LINES) {
      const blocks = [...paper.blocks.slice(0, at), ...filler(lines), ...paper.blocks.slice(at)];
      const file = join(folder, `${kind}-pushed-${lines}.docx`);
      writeFileSync(file, new Uint8Array(await (await writeDocx({ ...paper, blocks })).arrayBuffer()));
      files.push(file);
    }
    const beginnings = together.parts.flatMap((part) => textsOf([part]).slice(0, 1)).map((text) => text.slice(0, 24));
    const starts = converted(files, 'pdf').map((pdf) => {
      const pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f').map(plain);
      const page = pages.findIndex((text) => text.includes(plain(beginnings[0] ?? '')));
      for (const text of beginnings) expect(pages[page], `${pdf}: ${text}`).toContain(plain(text));
      return page;
    });
    expect(new Set(starts).size, 'pages on which the parts begin').toBeGreaterThan(1);
  },
);

test('a DOCX holds no time, no author and no link', async () => {
  const [[, paper] = []] = papersOf(3);
  const bytes = new Uint8Array(await (await writeDocx(paper ?? { name: '', blocks: [] })).arrayBuffer());
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]) => [path, new TextDecoder().decode(part)] as const);
  for (const [path, text] of parts) {
    expect(text, path).not.toMatch(/<dcterms:|<dc:creator>|lastModifiedBy|TargetMode="External"/);
    expect(text.replace(/20\d\d-09-01/g, ''), path).not.toMatch(/T\d\d:\d\d:\d\d/);
  }
  // The date of each part is 1 January 1980: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7
  const [, ...headers] = Buffer.from(bytes).toString('latin1').split('PK\x03\x04');
  expect(headers).toHaveLength(parts.length);
  expect(new Set(headers.map((header) => header.slice(8, 10)))).toEqual(new Set(['!\0']));
});
