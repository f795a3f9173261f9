import { aggregateByDay } from '../../core/journal/daily-aggregates.ts';
import { type Incident, incidentSchema, type OutcomeEntry, outcomes } from '../../core/journal/entry.ts';
import { dayCounts } from '../../core/region/day-counts.ts';
import { entryItem, type OutboxItem, sumItem } from '../../core/region/outbox-item.ts';
import { pack } from '../../rules/index.ts';
import { type Chance, pick, uuid } from './chance.ts';

const systems = pack.systems.map(({ id, item }) => ({ id, item })) as [{ id: string; item: string }];

/** Create a random incident that is valid by the journal's schema. */
function anIncident(chance: Chance, day: string, mode: Incident['mode'] = 'warn'): Incident {
  const { id: system, item } = pick(chance, systems);
  return incidentSchema.parse({
    v: 3,
    kind: 'incident',
    id: uuid(chance),
    day,
    lesson: 1 + Math.floor(chance() * 7),
    hour: null,
    system,
    item,
    surface: pick(chance, ['client', 'client', 'client', 'invite', 'download', 'site']),
    mode,
    reason: 'lesson',
    noticed: pick(chance, ['page', 'unreachable', 'attempt']),
    pack: pack.id,
  });
}

/**
 * Create the outbox items of one PC on one day: incidents, each followed by its outcome, and the seal of the day.
 * @param count number of items, at least 1
 */
export function entriesOfDay(chance: Chance, day: string, count: number): [OutboxItem, ...OutboxItem[]] {
  const dayId = uuid(chance);
  const entries: OutboxItem[] = [];
  while (entries.length < count - 1) {
    const incident = anIncident(chance, day);
    const outcome: OutcomeEntry = { v: 1, kind: 'outcome', incident: incident.id, outcome: pick(chance, outcomes) };
    for (const entry of [incident, outcome]) {
      const outgoing = entryItem(entries.length + 1, entry, dayId, { day, dayId });
      if (outgoing && entries.length < count - 1) entries.push(outgoing);
    }
  }
  const incidents = entries.filter(({ content }) => content.kind === 'incident').length;
  const seal: OutboxItem = {
    at: count,
    uid: dayId,
    day,
    dayId,
    content: { kind: 'seal', count: incidents, lessons: 7 },
  };
  const [first = seal, ...rest] = entries;
  return entries.length > 0 ? [first, ...rest, seal] : [seal];
}

/** Create incidents of one PC on one day in mode `audit`: they have no outcomes, so that each counts in reports. */
export function auditedDay(chance: Chance, day: string, count: number): OutboxItem[] {
  const dayId = uuid(chance);
  return Array.from({ length: count }, (_, nth) => {
    const outgoing = entryItem(nth + 1, anIncident(chance, day, 'audit'), dayId, { day, dayId });
    return outgoing ?? [];
  }).flat();
}

/**
 * Create the sum of one PC's day, as a PC with the policy `sums` sends it.
 * @param count number of incidents
 */
export function sumOfDay(chance: Chance, day: string, count: number): OutboxItem {
  const rows = Array.from({ length: count }, () => ({
    entry: anIncident(chance, day),
    outcome: pick(chance, outcomes),
  }));
  return sumItem(1, { day, dayId: uuid(chance) }, dayCounts(aggregateByDay(rows), 7));
}
