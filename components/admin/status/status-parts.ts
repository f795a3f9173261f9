import type { Pack } from '../../../core/regulation/pack.ts';
import type { CheckedSettings } from '../../../core/settings/read-settings.ts';
import type { SelfCheckSummary } from '../../../core/status/self-check-summary.ts';
import type { StatusFacts } from '../../../core/status/status.ts';
import type { NationalDay } from '../../../core/timetable/day-plan.ts';

/** Input of the status. */
export interface StatusParts {
  facts: StatusFacts;
  checked: CheckedSettings;
  pack: Pack;
  now: Date;
  national: readonly NationalDay[];
  selfCheck: SelfCheckSummary | null;
}
