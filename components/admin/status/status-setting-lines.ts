import { i18n } from '#i18n';
import type { SecretName, SecretSource } from '../../../core/exemption/secret-hash.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import { defaultSettings } from '../../../core/settings/default-settings.ts';
import { withPlatformLinks } from '../../../core/settings/platform-links.ts';
import { type CheckedSettings, recoveredProblem, type SettingsProblem } from '../../../core/settings/read-settings.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { StatusFacts } from '../../../core/status/status.ts';
import type { Timetable } from '../../../core/timetable/timetable-schema.ts';
import { counted } from '../../shared/counted.ts';
import { fieldName } from '../text/field-names.ts';
import { labelWarning } from '../text/label-words.ts';
import { modesWords } from '../text/mode-words.ts';
import { adviseIf, line, lineOf, type StatusLine } from './status-line.ts';
import type { StatusParts } from './status-parts.ts';

/** Settings of which neither policy nor this PC sets any. */
const defaults = { settings: defaultSettings, sources: {} };

/** Return every setting with its source. Free text is left out, because it may name a person. */
export function settingLines({ facts, checked, pack }: StatusParts): StatusLine[] {
  const { settings, problems } = checked;
  const fields = Object.keys(defaultSettings) as (keyof Settings)[];
  const lines = fields.map((field) =>
    lineOf(fieldName(field, pack) ?? field, facts.sources, (sources) => {
      const words = field === 'countdown' ? countdownWords(checked) : valueWords(field, settings, pack);
      const value = withSource(words, sources[field]);
      if (problems.some((one) => one.field === field)) return { value, advice: i18n.t('admin.notice.mend') };
      return { value, advice: labelAdvice(field, settings) };
    }),
  );
  return [storeLine(problems), ...lines, secretLine(facts, 'pin'), secretLine(facts, 'passphrase')];
}

/** Say where the settings come from when their store is lost. */
function storeLine(problems: readonly SettingsProblem[]): StatusLine {
  const isRecovered = problems.some(({ path }) => path === recoveredProblem.path);
  const value = isRecovered
    ? i18n.t('admin.status.settingsStore.recovered')
    : i18n.t('admin.status.settingsStore.sound');
  const advice = isRecovered ? i18n.t('admin.status.settingsStore.advice') : null;
  return line(i18n.t('admin.status.settingsStore.title'), value, advice);
}

/** Return advice about labels that seem to name a person, without the labels; `null` if there are none. */
function labelAdvice(field: keyof Settings, { place, timetable }: Settings): string | null {
  if (field === 'place') return labelWarning([place], 'reports');
  const named = [...timetable.bells, ...timetable.calendar.vacations];
  return field === 'timetable'
    ? labelWarning(
        named.map(({ name }) => name),
        'timetable',
      )
    : null;
}

function secretLine({ secrets }: StatusFacts, name: SecretName): StatusLine {
  const advice = { pin: i18n.t('admin.status.secret.pinAdvice'), passphrase: passphraseAdvice() }[name];
  return lineOf(i18n.t(`admin.secret.title.${name}`), secrets, (known) => {
    const source: SecretSource = known[name];
    if (source === 'nowhere') return { value: i18n.t('admin.status.secret.off'), advice };
    return adviseIf(false, withSource(i18n.t('admin.status.secret.on'), source), advice);
  });
}

const passphraseAdvice = (): string => i18n.t('admin.status.secret.passphraseAdvice');

function withSource(value: string, source: 'policy' | 'here' | 'default'): string {
  return `${value} · ${i18n.t(`admin.status.source.${source}`)}`;
}

function valueWords(field: keyof Settings, settings: Settings, pack: Pack): string {
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
    case 'reportsOpen':
    case 'classCode':
      return classCodeWords(settings.classCode);
    case 'monthlyExport':
      return settings[field] ? i18n.t('admin.status.yes') : i18n.t('admin.status.no');
  }
}

/** The countdown, and what was set where that is too short. */
function countdownWords({ settings: { countdown }, raisedCountdown }: CheckedSettings): string {
  if (raisedCountdown === undefined) return String(countdown);
  return i18n.t('admin.status.countdownRaised', { countdown, asked: raisedCountdown });
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
  const month = Object.keys(anchors).sort().at(-1);
  return month ? i18n.t('admin.status.classCode.until', { month }) : i18n.t('admin.status.classCode.none');
}
