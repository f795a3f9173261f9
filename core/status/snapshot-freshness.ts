import type { GuardSnapshot } from '../decision/guard-snapshot.ts';
import { jsonEqual } from '../encoding/json-equal.ts';
import type { Pack } from '../regulation/pack.ts';
import { regulationSnapshot } from '../regulation/regulation-snapshot.ts';
import { areGuardSettingsFresh } from '../settings/guard-settings-freshness.ts';
import { withPlatformLinks } from '../settings/platform-links.ts';
import type { CheckedSettings } from '../settings/read-settings.ts';
import type { NationalDay } from '../timetable/day-plan.ts';

/** Return true if pages decide by the settings and the regulation in force. */
export function isSnapshotFresh(
  { settings, regulation }: Pick<GuardSnapshot, 'settings' | 'regulation'>,
  inForce: { checked: Pick<CheckedSettings, 'settings' | 'sources'>; pack: Pack; national: readonly NationalDay[] },
  now: Date,
): boolean {
  const { checked, pack, national } = inForce;
  const wanted = withPlatformLinks(checked, pack.permitted.platforms);
  return areGuardSettingsFresh(settings, wanted, national, now) && jsonEqual(regulation, regulationSnapshot(pack));
}
