import { randomUUID } from 'node:crypto';
import { newSheet, watchedOn } from '../../core/journal/day-log.ts';
import type { Entry } from '../../core/journal/entry.ts';
import { newExemptionEntry, newOutcome } from '../../core/journal/incident.ts';
import type { Sender } from '../../core/region/otlp-request.ts';
import { type Outgoing, outgoingEntry, outgoingSeal } from '../../core/region/outbox-item.ts';
import { absence, gap, incident } from './journal-rows.ts';

export const day = '2026-11-23';
export const dayId = '5b1f8a60-4a0c-4c59-8f0a-6d6a3b0f2c11';
export const sender: Sender = { site: 'lyceum-27', place: 'Каб. 12', version: '0.1.0' };

/** An incident of its own on its way out. */
export function outgoingIncident(at: number, ofDay = day, sheet = dayId): Outgoing {
  return sure(outgoingEntry(at, incident({ id: randomUUID(), day: ofDay }), sheet, null));
}

/** One of every kind that goes out, with all that it can say. */
export function oneOfEach(): Outgoing[] {
  const about = incident();
  const entries: Entry[] = [
    about,
    incident({ id: randomUUID(), lesson: null, hour: 9 }),
    newOutcome(about.id, 'moved-to-max'),
    newExemptionEntry(randomUUID(), { day, lesson: 2, hour: null }, { scope: 'all', reason: 'demonstration' }),
    gap(4, day),
    { v: 1, kind: 'note', id: randomUUID(), day, cause: 'clock-back' },
    absence(9, day, '2026-11-25'),
  ];
  const out = entries.map((entry, nth) => sure(outgoingEntry(nth + 1, entry, dayId, { day, dayId })));
  return [
    ...out,
    outgoingSeal(1, watchedOn(newSheet(day, dayId, null), { lesson: 3, hour: null }), entries.length - 1),
  ];
}

function sure(outgoing: Outgoing | null): Outgoing {
  if (!outgoing) throw new Error('it does not go out');
  return outgoing;
}
