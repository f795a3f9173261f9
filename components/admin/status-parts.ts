import type { NationalDay } from '../../core/day-plan.ts';
import type { Pack } from '../../core/rule.ts';
import type { SelfCheckSummary } from '../../core/self-check-summary.ts';
import type { CheckedSettings } from '../../core/settings.ts';
import type { StatusFacts } from '../../core/status.ts';

/** What the status is made of. */
export interface StatusParts {
  facts: StatusFacts;
  checked: CheckedSettings;
  pack: Pack;
  now: Date;
  national: readonly NationalDay[];
  selfCheck: SelfCheckSummary | null;
}
