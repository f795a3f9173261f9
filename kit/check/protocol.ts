import { type BrowserReport, checkCodes, reportText } from './report.ts';

/** What `npm run kit -- selftest` found on a PC. */
export interface Protocol {
  /** Host name, and the operating system with its version. */
  host: string;
  system: string;
  /** As a person in Russia writes it. */
  day: string;
  kit: { version: string; id: string };
  packages: readonly { name: string; sha256: string }[];
  /** Whether the package can be reached, in words. */
  reached: string;
  reports: readonly BrowserReport[];
  /** Versions of the browsers by their names in `reports`. */
  versions: ReadonlyMap<string, string | undefined>;
  /** Exit code of the command. */
  code: number;
}

/** What stands for the version of a browser that does not tell it. */
export const UNKNOWN_VERSION = 'версия неизвестна';

/** Return the result in words. */
export const resultOf = ({ code }: Protocol): string =>
  `${code === checkCodes.fine ? 'всё на месте' : 'есть замечания'} (код ${code})`;

/** Return the protocol as text for a terminal. */
export function protocolText(protocol: Protocol): string {
  const { host, system, day, kit, packages, reached, reports, versions } = protocol;
  return [
    'ПРОТОКОЛ ПРОВЕРКИ «ДЕЖУРНОГО»',
    `Компьютер: ${host}, ${system}`,
    `Дата: ${day}`,
    `Комплект: ${kit.version}, номер расширения ${kit.id}`,
    'Пакеты комплекта:',
    ...packages.map(({ name, sha256 }) => `  ${name}  SHA-256 ${sha256}`),
    `Доступность: ${reached}`,
    'Браузеры:',
    ...[...versions].map(([name, version]) => `  ${name}: ${version ?? UNKNOWN_VERSION}`),
    '',
    reportText(reports),
    `Итог: ${resultOf(protocol)}`,
    '',
    'Проверил: ____________________',
    '',
  ].join('\n');
}
