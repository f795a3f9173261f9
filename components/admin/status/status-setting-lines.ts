import { i18n } from '#i18n';
import type { SecretName, SecretSource } from '../../../core/exemption/secret-hash.ts';
import { type Pack, unpermittedPlatforms } from '../../../core/regulation/pack.ts';
import { defaultSettings } from '../../../core/settings/default-settings.ts';
import { type CheckedSettings, recoveredProblem, type SettingsProblem } from '../../../core/settings/read-settings.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { StatusFacts } from '../../../core/status/status.ts';
import { fieldName } from '../text/field-names.ts';
import { labelWarning } from '../text/label-words.ts';
import { settingWords } from '../text/setting-words.ts';
import { adviseIf, atItsSource, line, lineOf, type StatusLine } from './status-line.ts';
import type { StatusParts } from './status-parts.ts';

/** A policy may contain a path of any length. */
const MAX_PATH_CHARACTERS = 80;

/** Return every setting with its source. Free text is left out, because it may name a person. */
export function settingLines({ facts, checked, pack }: StatusParts): StatusLine[] {
  const { settings, problems } = checked;
  const fields = (Object.keys(defaultSettings) as (keyof Settings)[]).filter(isUsed(pack));
  const lines = fields.map((field) =>
    lineOf(fieldName(field, pack) ?? field, facts.sources, (sources) => {
      const words = field === 'countdown' ? countdownWords(checked) : settingWords(field, settings, pack);
      const value = withSource(words, sources[field]);
      const problem = problems.find((one) => one.field === field);
      if (problem) return { value, advice: problemAdvice(problem) };
      return { value, advice: atItsSource(labelAdvice(field, settings), sources[field]) };
    }),
  );
  return [storeLine(problems), ...lines, secretLine(facts, 'pin'), secretLine(facts, 'passphrase')];
}

/** Return a test of fields: the link of a platform that the regulation does not permit is never opened. */
function isUsed(pack: Pack): (field: keyof Settings) => boolean {
  const unused = unpermittedPlatforms(pack).map((id): keyof Settings => `${id}Link`);
  return (field) => !unused.includes(field);
}

/** Return where a wrong value is corrected: a policy's only in the policy. */
function problemAdvice({ path, source }: SettingsProblem): string {
  if (source === 'here') return i18n.t('admin.notice.mend');
  return i18n.t('admin.status.policyWrong', { path: path.slice(0, MAX_PATH_CHARACTERS) });
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
    return adviseIf(
      false,
      withSource(i18n.t('admin.status.secret.on'), source === 'awaited' ? 'policy' : source),
      advice,
    );
  });
}

const passphraseAdvice = (): string => i18n.t('admin.status.secret.passphraseAdvice');

function withSource(value: string, source: 'policy' | 'here' | 'default'): string {
  return `${value} · ${i18n.t(`admin.status.source.${source}`)}`;
}

/** The countdown, and what was set where that is too short. */
function countdownWords({ settings: { countdown }, raisedCountdown }: CheckedSettings): string {
  if (raisedCountdown === undefined) return String(countdown);
  return i18n.t('admin.status.countdownRaised', { countdown, asked: raisedCountdown });
}
