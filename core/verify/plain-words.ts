import type { Comparison } from './compare-exports.ts';
import { findingPlaces } from './finding-place.ts';
import {
  type FindingSubject,
  type IntegrityFault,
  type IntegrityFinding,
  isUnknownZone,
  type UnreadableReason,
  type VerifiedFile,
} from './integrity-finding.ts';

/** Messages of the verifier in one language. */
interface VerifierWords {
  unreadable(code: string): string;
  /** Describe a device, a pipe or a directory. */
  notRegular: string;
  intact(file: VerifiedFile): string;
  found(finding: IntegrityFinding): string;
  /** Describe how two intact files of one key relate; `null` if they agree. */
  compared(first: string, second: string, comparison: Comparison): string | null;
}

/** Return Russian if the locale is Russian or not set, as the extension does. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): 'ru' | 'en' {
  const locale = LC_ALL || LC_MESSAGES || LANG || 'ru';
  return locale.startsWith('ru') ? 'ru' : 'en';
}

const where = (finding: IntegrityFinding): string => findingPlaces(finding).join(' · ');

const russianFaults: Record<IntegrityFault, string> = {
  changed: 'изменено',
  removed: 'удалено',
  inserted: 'вставлено',
  swapped: 'переставлено местами',
  truncated: 'обрезано',
  replayed: 'повторено',
  duplicated: 'поле записано дважды',
  newer: 'файл новее программы: обновите её',
  unreadable: 'это не выгрузка журнала или выгрузка другой версии',
};
const russianKinds: Record<FindingSubject, string> = {
  incident: 'случай',
  outcome: 'чем закончился случай',
  mistake: 'пометка «Это ошибка»',
  arrival: 'открылась ли платформа',
  platform: 'уроки с разрешённой платформой',
  gap: 'пропуск',
  exemption: 'разрешение преподавателя',
  note: 'пометка',
  absence: 'без наблюдения',
  seal: 'печать дня',
  day: 'день',
  file: 'сведения о файле',
};
const russianAfter: Partial<Record<IntegrityFault, string>> = {
  removed: 'записи нет перед этой:',
  truncated: 'записей нет после этой:',
};

const englishKinds: Record<FindingSubject, string> = {
  incident: 'incident',
  outcome: 'outcome of an incident',
  mistake: 'mark of a mistaken warning',
  arrival: 'whether the platform opened',
  platform: 'lessons with a permitted platform',
  gap: 'gap',
  exemption: 'exemption',
  note: 'note',
  absence: 'not watched',
  seal: 'seal of a day',
  day: 'day',
  file: 'what the file says of itself',
};
const englishAfter: Partial<Record<IntegrityFault, string>> = {
  removed: 'an entry is missing before this one:',
  truncated: 'entries are missing after this one:',
};

const russianReasons: Record<UnreadableReason, string> = {
  empty: 'файл пуст',
  'too-large': 'файл больше 64 МБ',
};
const englishReasons: Record<UnreadableReason, string> = {
  empty: 'the file is empty',
  'too-large': 'larger than 64 MB',
};

const russianPlace = (finding: IntegrityFinding): string =>
  `${russianFaults[finding.fault]} · ${russianKinds[finding.kind]} · ${where(finding)}`;

const englishPlace = (finding: IntegrityFinding): string =>
  `${finding.fault} · ${englishKinds[finding.kind]} · ${where(finding)}`;

/** Introduce the neighbour of a missing entry. Empty for a day or a file, which the finding names directly. */
const neighbour = ({ fault, kind }: IntegrityFinding, after: Partial<Record<IntegrityFault, string>>): string =>
  kind === 'day' || kind === 'file' ? '' : (after[fault] ?? '');

export const verifierWords: Record<'ru' | 'en', VerifierWords> = {
  ru: {
    notRegular: 'не файл: устройство, канал или папка',
    unreadable: (code) => `файл не читается ${code}`.trim(),
    intact: (file) =>
      [
        `цел: дней ${file.days}, с печатью ${file.sealed}, записей ${file.entries}`,
        ...(file.sums.length > 0
          ? [`сумм за день, записи которых удалены по сроку хранения, ${file.sums.length}`]
          : []),
        ...(file.before > 0 ? [`из них до появления цепочки ${file.before}`] : []),
        ...(file.lost > 0 ? [`утрачено самим журналом до выгрузки ${file.lost}`] : []),
        `ключ ${file.fingerprint}`,
      ].join('; '),
    found: (finding) => {
      if (finding.reason) return russianReasons[finding.reason];
      if (isUnknownZone(finding)) return 'часовой пояс файла этой программе неизвестен: обновите её и Node.js';
      if (finding.fault === 'unreadable' || finding.fault === 'newer') return russianFaults[finding.fault];
      const parts = [russianFaults[finding.fault], neighbour(finding, russianAfter), russianKinds[finding.kind]];
      return `НЕ ЦЕЛ: ${[...parts, where(finding)].filter(Boolean).join(' · ')}`;
    },
    compared: (first, second, comparison) => {
      const what = 'finding' in comparison ? russianPlace(comparison.finding) : '';
      if (comparison.kind === 'contradict') return `${second}: ПРОТИВОРЕЧИТ файлу ${first}: ${what}`;
      if (comparison.kind === 'copied-profile')
        return `${first}, ${second}: оба целы, ключ один, но журналы расходятся (${what}). Профиль браузера скопирован на другой компьютер или возвращён к старой копии`;
      if (comparison.kind === 'order-unclear')
        return `${first}, ${second}: оба целы, но не ясно, какой записан раньше (${what}). Возможно, переводили часы`;
      return null;
    },
  },
  en: {
    notRegular: 'not a regular file',
    unreadable: (code) => `cannot be read ${code}`.trim(),
    intact: (file) =>
      [
        `intact: ${file.days} days, ${file.sealed} sealed, ${file.entries} entries`,
        ...(file.sums.length > 0 ? [`${file.sums.length} sums of days whose entries retention deleted`] : []),
        ...(file.before > 0 ? [`${file.before} of them kept before chains began`] : []),
        ...(file.lost > 0 ? [`${file.lost} lost by the journal itself before the export`] : []),
        `key ${file.fingerprint}`,
      ].join('; '),
    found: (finding) => {
      if (finding.reason) return englishReasons[finding.reason];
      if (isUnknownZone(finding)) return 'this program does not know the time zone of the file: update it and Node.js';
      if (finding.fault === 'unreadable') return 'no export of the journal, or one of another version';
      if (finding.fault === 'newer') return 'written by a newer version: update this program';
      const parts = [finding.fault, neighbour(finding, englishAfter), englishKinds[finding.kind]];
      return `NOT INTACT: ${[...parts, where(finding)].filter(Boolean).join(' · ')}`;
    },
    compared: (first, second, comparison) => {
      const what = 'finding' in comparison ? englishPlace(comparison.finding) : '';
      if (comparison.kind === 'contradict') return `${second}: CONTRADICTS ${first}: ${what}`;
      if (comparison.kind === 'copied-profile')
        return `${first}, ${second}: both are intact and have one key, but the journals differ (${what}). The browser profile was copied to another PC or put back to an old copy`;
      if (comparison.kind === 'order-unclear')
        return `${first}, ${second}: both are intact, but it is unclear which was written first (${what}). The clock may have been changed`;
      return null;
    },
  },
};
