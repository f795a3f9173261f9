import { asUuidV4 } from '../encoding/uuid-v4.ts';
import type { Sheet } from '../journal/day-log.ts';
import type { Entry } from '../journal/entry.ts';
import { outcomeBytes } from '../journal/hash-chain.ts';

/**
 * What a closed day says of itself to an engine: how many entries it has beside outcomes, which go with their incident
 * and may come days later, and how many lessons were watched. Not its signature, head or the day before: those would
 * link two days of one PC.
 */
export interface ClosedDay {
  kind: 'seal';
  count: number;
  lessons: number;
}

/** An entry on its way out, under the day it belongs to. */
export interface Outgoing {
  /** Its place in the journal, or the number of the sheet that is closed. */
  at: number;
  /** UUIDv4: what an engine tells a repetition by. */
  uid: string;
  /** ISO day, and the random id of the sheet it is told under. */
  day: string;
  dayId: string;
  what: Entry | ClosedDay;
}

/** Where an incident stands: what an outcome goes out under. */
export type IncidentPlace = Pick<Outgoing, 'day' | 'dayId'>;

/**
 * An entry as it goes out. An outcome goes under its incident's day: written after midnight, it would link two days.
 * @param dayId of the sheet it is written on @param incident where an outcome's incident stands
 * @returns `null` for an outcome whose incident is nowhere
 */
export function outgoingEntry(
  at: number,
  entry: Entry,
  dayId: string,
  incident: IncidentPlace | null,
): Outgoing | null {
  const uid = uidOf(entry);
  if (entry.kind !== 'outcome') return { at, uid, day: entry.day, dayId, what: entry };
  return incident && { at, uid, day: incident.day, dayId: incident.dayId, what: entry };
}

/** A closed day as it goes out. @param others how many of its entries are no outcomes */
export function outgoingSeal(at: number, { day, dayId, lessons }: Sheet, others: number): Outgoing {
  return { at, uid: dayId, day, dayId, what: { kind: 'seal', count: others, lessons: lessons.length } };
}

/** The id that an entry goes out with. */
export function uidOf(entry: Entry): string {
  return entry.kind === 'outcome' ? outcomeUid(entry.incident, entry.outcome) : entry.id;
}

/**
 * The id of an outcome, which has none of its own: shaped like a UUIDv4, from its incident's and from what came of it, so
 * that it is the same at every try.
 */
export function outcomeUid(incident: string, outcome: string): string {
  return asUuidV4(outcomeBytes(incident, outcome));
}
