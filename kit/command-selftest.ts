import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, release, type } from 'node:os';
import { dirname, join } from 'node:path';
import { browserVersion } from './check/browser-version.ts';
import { type Protocol, protocolText } from './check/protocol.ts';
import { type BrowserReport, checkCodes, codeOf } from './check/report.ts';
import { reportsOf } from './command-check.ts';
import { protocolPage } from './page/protocol-page.ts';
import { codebaseIn, sha256 } from './updates.ts';

/** ms that a server may take to answer. */
const ANSWER_MS = 10_000;

/**
 * `npm run kit -- selftest`: print a protocol of this PC: versions, hashes of the packages, whether they can be reached, and
 * the policies in force. The same to print on paper is written beside the folder of the kit.
 * @returns exit code as `check`; 1 also where a package cannot be reached
 */
export async function selftest({ out, root }: { out: string; root: string }): Promise<number> {
  const reports = reportsOf(out, root);
  if (!reports) return checkCodes.noKit;
  const protocol = await protocolOf(out, root, reports);
  process.stdout.write(protocolText(protocol));
  writePage(join(dirname(out), `protocol-${protocol.host}.html`), protocolPage(protocol));
  return protocol.code;
}

async function protocolOf(out: string, root: string, reports: readonly BrowserReport[]): Promise<Protocol> {
  const folder = ['www', 'linux/packages'].map((one) => join(out, one)).find((one) => existsSync(one)) ?? out;
  const updates = readFileSync(join(folder, 'updates.xml'), 'utf8');
  const names = readdirSync(folder).filter((name) => /\.(crx|xpi)$/.test(name));
  const reached = await reach(codebaseIn(updates) ?? '', folder);
  return {
    ...{ host: hostname(), system: `${type()} ${release()}`, day: new Date().toLocaleDateString('ru-RU') },
    kit: {
      version: /" version="([\d.]+)"/.exec(updates)?.[1] ?? '?',
      id: /appid="(\w+)"/.exec(updates)?.[1] ?? '?',
    },
    packages: names.map((name) => ({ name, sha256: sha256(readFileSync(join(folder, name))) })),
    ...{ reached: reached.words, reports, versions: versionsOf(reports, root) },
    code: reached.isFine ? codeOf(reports) : checkCodes.wrong,
  };
}

/** Ask the browsers of this PC; those of a mounted image are not run. */
function versionsOf(reports: readonly BrowserReport[], root: string): Map<string, string | undefined> {
  const programs = reports.flatMap(({ name, program }) => (program ? [{ name, program }] : []));
  return new Map(programs.map(({ name, program }) => [name, root === '/' ? browserVersion(program) : undefined]));
}

/** Say where the page is; a kit on a stick that cannot be written has the text alone. */
function writePage(file: string, page: string): void {
  try {
    writeFileSync(file, page);
    process.stdout.write(`Для печати: ${file}\n`);
  } catch {
    process.stderr.write(`${file}: не записан\n`);
  }
}

/** Load the package as a browser does, and compare it with that of the kit. */
async function reach(address: string, folder: string): Promise<{ isFine: boolean; words: string }> {
  if (address.startsWith('file:')) return { isFine: true, words: 'без сервера, копии на этом ПК сверены ниже' };
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) });
    if (!answer.ok) return { isFine: false, words: `${address} — ответ ${answer.status}` };
    const own = readFileSync(join(folder, address.slice(address.lastIndexOf('/') + 1)));
    const isFine = sha256(new Uint8Array(await answer.arrayBuffer())) === sha256(own);
    return { isFine, words: `${address} — ${isFine ? 'отвечает, пакет тот же' : 'отвечает, но пакет другой'}` };
  } catch {
    return { isFine: false, words: `${address} — не отвечает` };
  }
}
