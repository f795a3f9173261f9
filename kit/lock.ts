import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { readJsonFile } from './json-file.ts';
import { issueLines, KitProblem } from './problem.ts';

/** Name of the file beside kit.json that holds the state of the kit. */
export const lockFile = 'kit.lock.json';

/** Most versions whose packages are kept, with the newest: policies in the field may name an older one. */
export const MAX_KEPT_VERSIONS = 5;

const versionSchema = z.string().check(z.regex(/^\d{1,5}(\.\d{1,5}){2,3}$/));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const packedSchema = z.strictObject({
  version: versionSchema,
  /** SHA-256 of what is packed, without its version. */
  contents: hash,
  /** File names in `www`. */
  files: z.array(z.string().check(z.regex(/^dezhurny-[\d.]+\.(crx|xpi)$/))),
});

const lockSchema = z.strictObject({
  about: z.string(),
  /** Id of the extension in Chromium, and of the add-on in Firefox. */
  id: z.string().check(z.regex(/^[a-p]{32}$/)),
  firefoxId: z.string(),
  /** Kits made so far, the newest first. */
  packed: z.array(packedSchema).check(z.minLength(1)),
});

/** What was packed into one kit. */
export type Packed = z.infer<typeof packedSchema>;

/** State of the kit: its ids, and what was packed. */
export type KitLock = Omit<z.infer<typeof lockSchema>, 'about'>;

const about = 'Пишет npm run kit. Храните вместе с kit.json: по этому файлу комплект помнит номер расширения и версию.';

/** Read the lock file of a folder; `undefined` before the first kit. @throws {KitProblem} if it is invalid */
export function readLock(folder: string): KitLock | undefined {
  const path = join(folder, lockFile);
  if (!existsSync(path)) return undefined;
  const parsed = lockSchema.safeParse(readJsonFile(path), { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new KitProblem([...issueLines(path, parsed.error.issues), 'Возьмите kit.lock.json из копии.']);
}

export function writeLock(folder: string, lock: KitLock): void {
  writeFileSync(join(folder, lockFile), `${JSON.stringify({ about, ...lock }, null, 2)}\n`);
}

/** Return the id of the kit in a folder that was made before there was a lock file. */
export function servedId(out: string): string | undefined {
  const updates = join(out, 'www/updates.xml');
  return existsSync(updates) ? /appid="([a-p]{32})"/.exec(readFileSync(updates, 'utf8'))?.[1] : undefined;
}

/**
 * Refuse ids that differ from those of the kits before: browsers remove an extension that the policy no longer names,
 * together with its journal.
 * @throws {KitProblem} that says what to do
 */
export function checkIds(before: { id: string; firefoxId?: string }, now: { id: string; firefoxId: string }): void {
  const way = `Если прежнее расширение нигде не стоит, удалите ${lockFile} и папку комплекта.`;
  if (before.id !== now.id) {
    throw new KitProblem([
      `Ключ не тот: с ним номер расширения ${now.id}, а прежний комплект — ${before.id}. Браузеры удалили бы расширение вместе с журналом.`,
      `Укажите прежний ключ: --key ФАЙЛ. ${way}`,
    ]);
  }
  if (before.firefoxId === undefined || before.firefoxId === now.firefoxId) return;
  throw new KitProblem([
    `firefox.id в kit.json — ${now.firefoxId}, а прежний комплект — ${before.firefoxId}. Firefox оставил бы оба дополнения.`,
    `Верните прежний firefox.id. ${way}`,
  ]);
}

/**
 * Choose the version of a kit. Browsers take a higher version only, so that changed contents get one: the version of the
 * build and `revision` if that is higher than before, else the last version with a raised fourth number.
 * @param wanted version of the build with `revision`
 * @throws {KitProblem} if no higher number is left
 */
export function chooseVersion(wanted: string, contents: string, lock: KitLock | undefined): string {
  const last = lock?.packed[0];
  if (!last || isHigher(wanted, last.version)) return wanted;
  if (last.contents === contents) return last.version;
  const [major, minor, patch, revision = 0] = numbersOf(last.version);
  if (revision >= 65_535) throw new KitProblem([`версия ${last.version}: четвёртое число больше не поднять`]);
  return [major, minor, patch, revision + 1].join('.');
}

/** Add a kit to the state. A version that is packed again replaces itself. */
export function addPacked(lock: KitLock | undefined, packed: Packed): Packed[] {
  const others = (lock?.packed ?? []).filter(({ version }) => version !== packed.version);
  return [packed, ...others].slice(0, MAX_KEPT_VERSIONS);
}

function isHigher(version: string, other: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(other)];
  const at = [0, 1, 2, 3].find((i) => (a[i] ?? 0) !== (b[i] ?? 0));
  return at !== undefined && (a[at] ?? 0) > (b[at] ?? 0);
}

const numbersOf = (version: string): number[] => version.split('.').map(Number);
