import { useEffect, useState } from 'preact/hooks';
import { itemsOfIncidents, type StoredItems } from '../../../core/report/report-regulations.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import type { AdminPorts } from '../ports.ts';

const nothing: StoredItems = new Map();

/**
 * Read the items that the incidents of a range hold, for a regulation whose list the program does not have.
 * @param wanted false if every list is known: then the journal is not read
 */
export function useStoredItems(
  ports: Pick<AdminPorts, 'entriesBetween'>,
  wanted: boolean,
  { from, to }: DayRange,
): StoredItems {
  const [items, setItems] = useState<StoredItems>(nothing);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    readItems(ports, from, to).then(
      (found) => current && setItems(found),
      () => current && setItems(nothing),
    );
    return () => {
      current = false;
    };
  }, [ports, wanted, from, to]);
  return wanted ? items : nothing;
}

async function readItems(ports: Pick<AdminPorts, 'entriesBetween'>, from: string, to: string): Promise<StoredItems> {
  const items = new Map<string, Map<string, string>>();
  for await (const chunk of ports.entriesBetween(from, to)) {
    for (const [id, found] of itemsOfIncidents(
      chunk.flatMap(({ entry }) => (entry.kind === 'incident' ? entry : [])),
    )) {
      items.set(id, new Map([...(items.get(id) ?? []), ...found]));
    }
  }
  return items;
}
