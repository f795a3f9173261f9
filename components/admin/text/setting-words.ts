import { i18n } from '#i18n';
import { lastDayOf } from '../../../core/class-code/code-index.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import { defaultSettings } from '../../../core/settings/default-settings.ts';
import { withPlatformLinks } from '../../../core/settings/platform-links.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { Timetable } from '../../../core/timetable/timetable-schema.ts';
import { counted } from '../../shared/counted.ts';
import { modesWords } from './mode-words.ts';
import { dayInWords } from './words.ts';

/** Settings of which neither policy nor this PC sets any. */
const defaults = { settings: defaultSettings, sources: {} };

/** Return the value of a setting in a few words, without its free text and addresses. */
export function settingWords(field: keyof Settings, settings: Settings, pack: Pack): string {
  switch (field) {
    case 'mode':
      return i18n.t(`report.mode.${settings.mode}`);
    case 'modes':
      return modesWords(settings, pack.systems);
    case 'educationalUse':
      return useWords(settings);
    case 'timetable':
      return timetableWords(settings.timetable);
    case 'maxLink':
    case 'sferumLink':
      return settings[field] === withPlatformLinks(defaults, pack.permitted.platforms)[field]
        ? i18n.t('admin.status.link.usual')
        : i18n.t('admin.status.link.own');
    case 'place':
    case 'schoolNote':
    case 'maxHelp':
    case 'joinLink':
    case 'mySchoolLink':
      return settings[field] ? i18n.t('admin.status.place.on') : i18n.t('admin.status.place.off');
    case 'allowedAddresses':
      return String(settings.allowedAddresses.length);
    case 'countdown':
    case 'exemptionsPerDay':
    case 'retention':
      return String(settings[field]);
    case 'classCode':
      return classCodeWords(settings.classCode);
    case 'reportsOpen':
    case 'monthlyExport':
    case 'weeklySheet':
    case 'platformLessons':
      return settings[field] ? i18n.t('admin.status.yes') : i18n.t('admin.status.no');
  }
}

function useWords({ educationalUse }: Settings): string {
  if (educationalUse === 'by-hand') return i18n.t('admin.use.byHand');
  return educationalUse === 'always' ? i18n.t('admin.use.always') : i18n.t('admin.use.timetable');
}

function timetableWords({ week, bells }: Timetable): string {
  const lessonsOf = (name: string): number => bells.find((one) => one.name === name)?.lessons.length ?? 0;
  const count = Object.values(week)
    .flat()
    .reduce((sum, name) => sum + lessonsOf(name), 0);
  return count > 0 ? counted('admin.status.timetable', { count }) : i18n.t('admin.status.noTimetable');
}

function classCodeWords({ anchors }: Settings['classCode']): string {
  const last = Object.keys(anchors).sort().at(-1);
  if (!last) return i18n.t('admin.status.classCode.none');
  return i18n.t('admin.status.classCode.until', { day: dayInWords(lastDayOf(last), 'long') });
}
