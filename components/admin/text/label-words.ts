import { i18n } from '#i18n';
import { labelProblems } from '../../../core/settings/label-problems.ts';

/** Where a typed label goes: into reports and exports, into the settings and the timetable file, or no further. */
export type LabelUse = 'reports' | 'timetable' | 'list';

/**
 * Return a warning about labels that seem to name a person, and why that matters; `null` if they seem fine.
 * @param labels as typed
 */
export function labelWarning(labels: readonly string[], use: LabelUse): string | null {
  const problems = [...new Set(labels.flatMap(labelProblems))];
  if (problems.length === 0) return null;
  return [...problems.map((problem) => i18n.t(`admin.label.${problem}`)), i18n.t(`admin.label.use.${use}`)].join(' ');
}
