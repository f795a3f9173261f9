import { privateItem } from '../storage/private-item.ts';
import { checkedBy } from '../storage/stored-item.ts';

const regulationSeen = privateItem(
  'regulation-seen',
  checkedBy((raw) => typeof raw === 'string'),
);

/** Load the id of the regulation that the administrator has confirmed as the school's; `null` before that. */
export function loadRegulationSeen(): Promise<string | null> {
  return regulationSeen.load();
}

/** Store that the regulation with this id is the school's. */
export function saveRegulationSeen(id: string): Promise<void> {
  return regulationSeen.save(id);
}
