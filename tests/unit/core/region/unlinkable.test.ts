import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { newDayLog, withHeartbeat } from '../../../../core/journal/day-log.ts';
import { type Entry, noticedBy, outcomes } from '../../../../core/journal/entry.ts';
import { newExemptionEntry, newOutcome } from '../../../../core/journal/incident.ts';
import { takeBatch } from '../../../../core/region/batch.ts';
import { entryItem, type IncidentDay, type OutboxItem, sealItem } from '../../../../core/region/outbox-item.ts';
import { surfaces } from '../../../../core/rules/surface.ts';
import { systems } from '../../../../rules/index.ts';
import { incident } from '../../../fixtures/journal-rows.ts';
import { sender } from '../../../fixtures/outbox-rows.ts';

const days = ['2026-11-23', '2026-11-24'] as const;

/** Request bodies of a PC for two days. An unanswered incident of the first day gets its outcome on the second. */
function requestsOf(nth: number): string[] {
  const out: OutboxItem[] = [];
  let [unanswered, before]: [string | null, IncidentDay | null] = [null, null];
  for (const day of days) {
    const place = { day, dayId: randomUUID() };
    const own = entriesOf(day, nth);
    if (unanswered) add(out, newOutcome(unanswered, 'unanswered'), place.dayId, before);
    for (const entry of own) add(out, entry, place.dayId, place);
    [unanswered, before] = [(own[2] as Entry & { id: string }).id, place];
    const sheet = withHeartbeat(newDayLog(day, place.dayId, { day: '2026-11-20' }), {
      lesson: 1 + (nth % 6),
      hour: null,
    });
    out.push(sealItem(out.length + 1, sheet, own.length - 1));
  }
  return bodiesOf(out);
}

/** Three incidents, an outcome and an exemption. */
function entriesOf(day: string, nth: number): Entry[] {
  const pick = <T>(of: readonly T[], at: number): T => of[(nth + at) % of.length] as T;
  const incidents = [0, 1, 2].map((at) => {
    const { id: system, item } = pick(systems, at);
    const parts = {
      system,
      item,
      surface: pick(surfaces, at),
      noticed: pick(noticedBy, at),
      lesson: 1 + at,
    };
    return incident({ id: randomUUID(), day, ...parts });
  });
  const exemption = newExemptionEntry(randomUUID(), { day, lesson: 2, hour: null }, { scope: 'all', reason: 'fault' });
  return [...incidents, newOutcome(incidents[0]?.id ?? '', pick(outcomes, 0)), exemption];
}

function add(out: OutboxItem[], entry: Entry, dayId: string, incidentAt: IncidentDay | null): void {
  const item = entryItem(out.length + 1, entry, dayId, incidentAt);
  if (item) out.push(item);
}

function bodiesOf(all: readonly OutboxItem[]): string[] {
  const [first, ...others] = all;
  if (!first) return [];
  const { entries, body } = takeBatch([first, ...others], sender);
  return [body, ...bodiesOf(all.slice(entries.length))];
}

/** All strings and numbers that a PC sends, by the day id of the request. */
function valuesByDay(bodies: readonly string[]): Map<string, Set<unknown>> {
  const byDay = new Map<string, Set<unknown>>();
  for (const body of bodies) {
    const [, dayId = ''] = /"dezhurny\.day\.id","value":\{"stringValue":"([^"]+)"/.exec(body) ?? [];
    const values = byDay.get(dayId) ?? new Set();
    byDay.set(dayId, values);
    JSON.parse(body, (_key, value) => {
      if (typeof value !== 'object') values.add(value);
      return value;
    });
  }
  return byDay;
}

it('shares no value between two days of a PC except values that many of 1,000 PCs share', () => {
  const pcs = Array.from({ length: 1000 }, (_, nth) => [...valuesByDay(requestsOf(nth)).values()]);
  const seen = new Map<unknown, number>();
  for (const values of pcs.flat()) for (const value of values) seen.set(value, (seen.get(value) ?? 0) + 1);
  // A value that many PCs and days share identifies no PC.
  const shared = new Set([...seen].flatMap(([value, times]) => (times > 50 ? [value] : [])));
  const links = pcs.flatMap(([first, second]) =>
    [...(first ?? [])].filter((one) => second?.has(one) && !shared.has(one)),
  );
  expect(links).toEqual([]);
  expect(pcs.every(({ length }) => length === days.length)).toBe(true);
  expect(shared.size).toBeGreaterThan(30);
  expect([...shared].filter((value) => /^[0-9a-f-]{36}$/.test(String(value)))).toEqual([]);
});
