import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { withoutHiddenSigns } from '../core/encoding/hidden-signs.ts';
import { policySchema } from '../core/policy/policy.ts';
import { builtInById } from '../core/regulation/built-in-by-id.ts';
import { regulationIdPattern } from '../core/regulation/item.ts';
import { type Regulation, regulationSchema } from '../core/regulation/regulation-schema.ts';
import { builtInRegulations } from '../rules/regulations/index.ts';
import type { AddedRules } from './added-rules.ts';
import { isFolderOnPc, isWithoutServer, withSlash } from './addresses.ts';
import { browserIds } from './browsers.ts';
import { type Bypasses, bypassesSchema, closedBypasses } from './bypasses.ts';
import { readJsonFile } from './json-file.ts';
import { labelWarnings } from './label-warnings.ts';
import { issueLines, KitProblem } from './problem.ts';
import { storesOf } from './published.ts';
import { timetableLines } from './timetable-lines.ts';

const extensionId = z.string().check(z.regex(/^[a-p]{32}$/));
const file = z.string().check(z.minLength(1), z.maxLength(500));

const twiceWords = 'в списке одно и то же дважды';
const isUnique = (list: readonly unknown[]): boolean => new Set(list).size === list.length;

const folderAddressWords =
  'нужен адрес папки вида https://school.example/dezhurny/, без «?», «#», имени с паролем, пробелов и кавычек; без сервера — file:, или папка на ПК: file:///opt/dezhurny/ (в Linux — внутри /opt, /srv, /usr/share или /var/lib), file:///C:/ProgramData/Dezhurny/';

/** The address is joined with file names, and stands in XML, HTML, registry files and shell scripts. */
function isFolderAddress(text: string): boolean {
  if (isWithoutServer(text)) return isFolderOnPc(text);
  return /^https?:\/\/[^/]/.test(text) && URL.canParse(text) && !/[\s"'<>\\^`{|}?#@]/.test(text);
}

/** A label of a room, as settings.place. */
const roomLabel = z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^[^"\\\p{C}]+$/u));

/** Host names of RFC 952 and Windows, with `*` and `?`. */
const hostNamePattern = z.string().check(z.regex(/^[A-Za-z0-9_.*?-]{1,63}$/));

function about<T extends z.ZodMiniType>(schema: T, text: string): T {
  return schema.check(z.describe(text));
}

/** Schema of kit.json: the school's server, browsers, settings and rules. */
export const kitSchema = z.strictObject({
  $schema: z.optional(z.string().check(z.maxLength(300))),
  school: about(
    z._default(z.string().check(z.overwrite(withoutHiddenSigns), z.maxLength(200)), ''),
    'Название для страницы комплекта и листка; в расширение не попадает.',
  ),
  server: about(
    z.string().check(z.maxLength(300), z.refine(isFolderAddress, folderAddressWords)),
    'Адрес папки, из которой компьютеры берут расширение и обновления, например https://school.example/dezhurny/. Без сервера — file: или file:///папка/: установка копирует пакеты на каждый ПК.',
  ),
  browsers: about(
    z._default(z.array(z.enum(browserIds)).check(z.minLength(1), z.refine(isUnique, twiceWords)), [...browserIds]),
    'Для каких браузеров готовить файлы; без поля — для всех.',
  ),
  revision: about(
    z._default(z.int().check(z.minimum(0), z.maximum(65535)), 0),
    'Четвёртое число версии, если нужно именно такое. Менять его не обязательно: для изменившегося комплекта npm run kit поднимает его сам (kit.lock.json).',
  ),
  settings: about(
    z.prefault(z.omit(policySchema, { developerTools: true }), {}),
    'Настройки, заданные политикой; чего здесь нет, меняется на компьютере.',
  ),
  withoutPassphrase: about(
    z._default(z.boolean(), false),
    'true — собрать комплект без settings.passphraseHash: страницу администратора тогда закрывают паролем на каждом ПК, а до этого она открыта всем.',
  ),
  rooms: about(
    z._default(z.record(roomLabel, z.array(hostNamePattern).check(z.minLength(1))), {}),
    'Кабинет по имени ПК: {"Каб. 12": ["PC-12-*"]}; * — любые знаки, ? — один. Подпись кабинета записывает установка; регистр букв не важен.',
  ),
  close: about(z.prefault(bypassesSchema, {}), 'Какие обходные пути закрыть.'),
  regulation: z.optional(
    about(
      z.union([file, regulationSchema]),
      'Порядок школы: сам, путь к его файлу JSON или код встроенного; без поля — встроенный. Сборка получает доступ к узлам ровно его систем.',
    ),
  ),
  rules: z.optional(
    about(
      z.strictObject({
        pack: z.string().check(z.regex(regulationIdPattern)),
        files: z.array(file).check(z.minLength(1), z.refine(isUnique, twiceWords)),
      }),
      'Свои правила: pack — как их назовёт журнал (буквы и день, например lyceum-2026-11-23), files — файлы в виде rules/systems/*.json.',
    ),
  ),
  firefox: about(
    z.prefault(
      z.strictObject({
        id: z._default(z.string().check(z.regex(/^[\w.-]{1,40}@[\w.-]{1,40}$/)), 'dezhurny@lyceum.example'),
        signedXpi: z.optional(file),
        unsignedInEsr: z._default(z.boolean(), false),
      }),
      {},
    ),
    'Firefox: id — номер дополнения, под которым его подписала Mozilla; signedXpi — подписанный файл; unsignedInEsr — политика ESR разрешает неподписанные дополнения.',
  ),
  stores: about(
    z.prefault(z.strictObject({ chrome: z.optional(extensionId), edge: z.optional(extensionId) }), {}),
    'Номера в магазинах, если расширение там опубликовано: для Windows без домена.',
  ),
});

/**
 * Parsed kit.json with its defaults, those of `close` resolved by the mode; file paths are absolute and `server` ends with
 * a slash, or is `file:`.
 */
export type KitConfig = Omit<z.infer<typeof kitSchema>, '$schema' | 'close' | 'regulation' | 'rules'> & {
  close: Bypasses;
  /** The school's own rules and regulation. */
  rules?: AddedRules;
};

/**
 * Read kit.json. Its file paths are relative to its folder.
 * @param path of kit.json
 * @param warn called with each line about a label that seems to name a person
 * @throws {KitProblem} with the path of each invalid field
 */
export function readConfig(path: string, warn: (line: string) => void = () => {}): KitConfig {
  const raw = readJsonFile(path);
  const config = checkConfig(raw, { name: path, folder: dirname(resolve(path)) });
  for (const line of labelWarnings(path, raw)) warn(line);
  return config;
}

/**
 * Validate the contents of kit.json.
 * @param origin name of the input in messages, and the folder of relative paths
 * @throws {KitProblem} as {@link readConfig}
 */
export function checkConfig(raw: unknown, { name, folder }: { name: string; folder: string }): KitConfig {
  const parsed = kitSchema.safeParse(withBuiltInId(raw), { reportInput: true });
  if (!parsed.success) throw new KitProblem(issueLines(name, parsed.error.issues));
  const { $schema: _, regulation, rules, ...config } = parsed.data;
  if (config.settings.place && Object.keys(config.rooms).length > 0) {
    throw new KitProblem([`${name}: rooms — кабинет уже задан в settings.place: оставьте одно`]);
  }
  const conflicts = timetableLines(`${name}: settings.timetable`, config.settings.timetable);
  if (conflicts.length > 0) throw new KitProblem(conflicts);
  const absolute = (one: string): string => (isAbsolute(one) ? one : join(folder, one));
  const found = {
    ...config,
    close: closedBypasses(config.close, config.settings.mode),
    stores: storesOf(config.stores),
    server: withSlash(config.server),
    ...((rules || regulation) && { rules: addedRules(rules, regulation, absolute, name) }),
    firefox: {
      ...config.firefox,
      ...(config.firefox.signedXpi && { signedXpi: absolute(config.firefox.signedXpi) }),
    },
  };
  const missing = [
    ...(found.rules?.files ?? []).map((one, i) => ({ path: `rules.files.${i}`, one })),
    ...(found.firefox.signedXpi ? [{ path: 'firefox.signedXpi', one: found.firefox.signedXpi }] : []),
  ].filter(({ one }) => !existsSync(one));
  if (missing.length > 0) throw new KitProblem(missing.map(({ path, one }) => `${name}: ${path} — нет файла ${one}`));
  return found;
}

/** @throws {KitProblem} if no built-in regulation has the id, or the file is missing or invalid */
function addedRules(
  rules: z.infer<typeof kitSchema>['rules'],
  given: z.infer<typeof kitSchema>['regulation'],
  absolute: (file: string) => string,
  name: string,
): AddedRules {
  const regulation = given === undefined ? undefined : chosenRegulation(given, absolute, name);
  return { pack: rules?.pack, files: (rules?.files ?? []).map(absolute), regulation };
}

/** Return the regulation that kit.json gives: the built-in one of an id, that of a file, or the object itself. */
function chosenRegulation(given: string | Regulation, absolute: (file: string) => string, name: string): Regulation {
  if (typeof given !== 'string') return given;
  const builtIn = builtInById(given, builtInRegulations);
  if (builtIn) return builtIn;
  const path = absolute(given);
  if (!existsSync(path)) {
    throw new KitProblem([`${name}: regulation — нет ни встроенного порядка ${given}, ни файла ${path}`]);
  }
  return readRegulationFile(path);
}

/** A policy names a built-in regulation by `{ "id": … }`: the same is allowed here. */
function withBuiltInId(raw: unknown): unknown {
  const { regulation } = (raw ?? {}) as { regulation?: unknown };
  const builtIn = typeof regulation === 'object' && builtInById(regulation, builtInRegulations);
  return builtIn ? { ...(raw as object), regulation: builtIn.id } : raw;
}

function readRegulationFile(path: string): Regulation {
  const parsed = regulationSchema.safeParse(readJsonFile(path), { reportInput: true });
  if (!parsed.success) throw new KitProblem(issueLines(basename(path), parsed.error.issues));
  return parsed.data;
}

/** Return the JSON Schema of kit.json, for editors. */
export function kitJsonSchema(): object {
  const schema = z.toJSONSchema(kitSchema, { io: 'input' });
  return { ...schema, title: 'Dezhurny: kit.json', description: 'npm run kit -- --config kit.json' };
}
