import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type KitConfig, readConfig } from './config.ts';
import { ensureKey, usualKeyPath } from './key.ts';
import { makeKit } from './make.ts';
import { KitProblem } from './problem.ts';
import { askConfig } from './questions.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** `npm run kit`: make the kit. @returns the exit code @throws {KitProblem} for invalid input */
export async function make(words: { config?: string; out: string; key?: string }): Promise<number> {
  const config = await configOf(words.config);
  const key = words.key ?? usualKeyPath();
  if (ensureKey(key, root)) {
    process.stderr.write(
      `Ключ подписи создан: ${key}\nСделайте его копию: без него следующая версия станет другим расширением.\n`,
    );
  }
  process.stderr.write('Сборка расширения…\n');
  const { version, id, xpiVersion } = await makeKit(config, { root, out: words.out, key });
  if (xpiVersion !== version) process.stderr.write(staleXpiWarning(version, xpiVersion, words.out));
  process.stdout.write(
    `Комплект ${version} готов: ${words.out}\nНомер расширения: ${id}\nЧто куда положить: ${join(words.out, 'index.html')}\n`,
  );
  return 0;
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
