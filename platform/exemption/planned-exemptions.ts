import { type PlannedExemption, plannedExemptionsSchema } from '../../core/exemption/planned-exemption.ts';
import { privateItem } from '../storage/private-item.ts';

const planned = privateItem('planned', plannedExemptionsSchema);

/** Load the exemptions of lessons that have not begun. @throws when the private store fails */
export async function loadPlans(): Promise<PlannedExemption[]> {
  return (await planned.load()) ?? [];
}

/**
 * Change the plans, one change at a time over all pages and the worker.
 * @param change returns the plans to store; the ones given to store nothing
 */
export function changePlans(
  change: (plans: PlannedExemption[]) => PlannedExemption[] | Promise<PlannedExemption[]>,
): Promise<void> {
  return navigator.locks.request('planned-exemptions', async () => {
    const plans = await loadPlans();
    const changed = await change(plans);
    if (changed !== plans) await planned.save(changed);
  }) as Promise<void>;
}
