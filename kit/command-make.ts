import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type KitConfig, readConfig } from './config.ts';
import { ensureKey, usualKeyPath } from './key.ts';
import { readLock, servedId } from './lock.ts';
import { makeKit } from './make.ts';
import { makeFromSources, readyBuild } from './maker/ready-build.ts';
import type { Packages } from './packages.ts';
import { KitProblem } from './problem.ts';
import { askConfig } from './questions.ts';

/** Root of the repository, or the folder of the kit maker: where package.json is. */
export const root = rootAbove(dirname(fileURLToPath(import.meta.url)));

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}

/** `npm run kit`: make the kit. @returns the exit code @throws {KitProblem} for invalid input */
export async function make(words: { config?: string; out: string; key?: string }): Promise<number> {
  const config = await configOf(words.config);
  refuseOpenPage(config);
  const key = words.key ?? usualKeyPath();
  const state = dirname(resolve(words.config ?? 'kit.json'));
  refuseNewKey(key, state, words.out);
  if (ensureKey(key, root)) {
    process.stderr.write(
      `Ключ подписи создан: ${key}\nСделайте его копию: без него следующая версия станет другим расширением.\n`,
    );
  }
  const isBuilt = readyBuild(root) !== undefined;
  if (config.rules && isBuilt) {
    return makeFromSources(root, { config: words.config ?? 'kit.json', out: words.out, key });
  }
  if (!isBuilt) process.stderr.write('Сборка расширения…\n');
  sayMade(await makeKit(config, { root, out: words.out, key, state }), words.out);
  return 0;
}

/** @throws {KitProblem} if the administrator's page would be open, and kit.json does not ask for that */
function refuseOpenPage({ settings, withoutPassphrase }: KitConfig): void {
  if (settings.passphraseHash || withoutPassphrase) return;
  throw new KitProblem([
    'В kit.json нет settings.passphraseHash: журнал и настройки на каждом ПК открыл бы любой ученик.',
    'Задайте пароль: npm run -s hash, и впишите строку в settings.passphraseHash. Если пароль зададут на каждом ПК сами, впишите "withoutPassphrase": true.',
  ]);
}

/** A missing key is created only for the first kit. @throws {KitProblem} */
function refuseNewKey(key: string, state: string, out: string): void {
  const id = readLock(state)?.id ?? servedId(out);
  if (!id || existsSync(key)) return;
  throw new KitProblem([
    `${key}: ключа здесь нет, а прежний комплект подписан (номер ${id}). С новым ключом это было бы другое расширение, с пустым журналом.`,
    `Укажите прежний ключ: --key ФАЙЛ. Запуск через sudo или от другого пользователя ищет ключ в другой папке.`,
  ]);
}

/** Say what was made. */
export function sayMade({ version, id, xpiVersion }: Packages, out: string): void {
  if (xpiVersion !== version) process.stderr.write(staleXpiWarning(version, xpiVersion, out));
  process.stdout.write(
    `Комплект ${version} готов: ${out}\nНомер расширения: ${id}\nЧто куда положить: ${join(out, 'index.html')}\n`,
  );
}

/** Firefox keeps the version that is signed, so that the PCs are not left without one. */
function staleXpiWarning(version: string, signed: string, out: string): string {
  const file = join(out, `stores/firefox/dezhurny-${version}.xpi`);
  return `Внимание. firefox.signedXpi — версия ${signed}, а комплект — ${version}: Firefox пока получает ${signed}.
Отдайте на подпись ${file}, впишите подписанный файл в firefox.signedXpi и соберите комплект ещё раз.\n`;
}

async function configOf(path: string | undefined): Promise<KitConfig> {
  if (path) return readConfig(path, (line) => process.stderr.write(`Внимание. ${line}\n`));
  if (process.stdin.isTTY) return askConfig();
  throw new KitProblem(['нужен --config kit.json (вопросы задаются только в терминале)']);
}
