import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { hostname, release, type } from 'node:os';
import { join } from 'node:path';
import { checkCodes, codeOf, reportText } from './check/report.ts';
import { reportsOf } from './command-check.ts';
import { codebaseIn, sha256 } from './updates.ts';

/** ms that a server may take to answer. */
const ANSWER_MS = 10_000;

/**
 * `npm run kit -- selftest`: print a protocol of this PC: versions, hashes of the packages, whether they can be reached, and
 * the policies in force.
 * @returns exit code as `check`; 1 also where a package cannot be reached
 */
export async function selftest({ out, root }: { out: string; root: string }): Promise<number> {
  const reports = reportsOf(out, root);
  if (!reports) return checkCodes.noKit;
  const folder = ['www', 'linux/packages'].map((one) => join(out, one)).find((one) => existsSync(one)) ?? out;
  const updates = readFileSync(join(folder, 'updates.xml'), 'utf8');
  const packages = readdirSync(folder).filter((name) => /\.(crx|xpi)$/.test(name));
  const hashes = packages.map((name) => `  ${name}  SHA-256 ${sha256(readFileSync(join(folder, name)))}`);
  const reached = await reach(codebaseIn(updates) ?? '', folder);
  const code = reached.isFine ? codeOf(reports) : checkCodes.wrong;
  const lines = [
    'ПРОТОКОЛ ПРОВЕРКИ «ДЕЖУРНОГО»',
    `Компьютер: ${hostname()}, ${type()} ${release()}`,
    `Дата: ${new Date().toLocaleDateString('ru-RU')}`,
    `Комплект: ${/" version="([\d.]+)"/.exec(updates)?.[1] ?? '?'}, номер расширения ${/appid="(\w+)"/.exec(updates)?.[1] ?? '?'}`,
    'Пакеты комплекта:',
    ...hashes,
    `Доступность: ${reached.words}`,
    '',
    reportText(reports),
    `Итог: ${code === checkCodes.fine ? 'всё на месте' : 'есть замечания'} (код ${code})`,
    '',
    'Проверил: ____________________',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return code;
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
