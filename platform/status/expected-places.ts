import { withoutHiddenSigns } from '../../core/encoding/hidden-signs.ts';
import { privateItem } from '../storage/private-item.ts';
import { checkedBy } from '../storage/stored-item.ts';

const expectedPlaces = privateItem(
  'expected-places',
  checkedBy((raw) => typeof raw === 'string'),
);

/** Load the places that exports are expected from, one per line as typed; empty by default. */
export async function loadExpectedPlaces(): Promise<string> {
  return plainLines((await expectedPlaces.load()) ?? '');
}

/** Store the expected places for the next month; an empty text removes them. */
export function saveExpectedPlaces(text: string): Promise<void> {
  return expectedPlaces.save(text.trim() ? plainLines(text) : null);
}

const plainLines = (text: string): string => text.split(/\r?\n/).map(withoutHiddenSigns).join('\n');
