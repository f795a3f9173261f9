import { asUuidV4 } from '../encoding/uuid-v4.ts';
import { isAboutIncident } from '../journal/about-incident.ts';
import type { DayLog } from '../journal/day-log.ts';
import type { Entry, PlatformDay } from '../journal/entry.ts';
import { outcomeBytes } from '../journal/hash-chain.ts';
import type { DayCounts } from './day-counts.ts';

/**
 * A closed day as the engine sees it. The seal's signature, head hash and previous day are not sent: they would link two
 * days of one PC.
 */
export interface ClosedDay {
  kind: 'seal';
  /** Entries of the day that are sent, except those about incidents: they are sent with their incident, perhaps days later. */
  count: number;
  /** Covered lessons. */
  lessons: number;
}

/** What may be sent of the journal: the lessons with a permitted platform stay on the PC. */
export type SentEntry = Exclude<Entry, PlatformDay>;

/** Return true if an entry may be sent. */
export function isSent(entry: Pick<Entry, 'kind'>): entry is SentEntry {
  return entry.kind !== 'platform';
}

/** An entry or a closed day to be sent, under the day it belongs to. A closed day is a seal or, without its entries, a sum. */
export interface OutboxItem {
  /** `seq` of the entry in the journal, or the number of the closed day log. */
  at: number;
  /** Id of the record, shaped like a UUIDv4. The engine recognises a resent record by it. */
  uid: string;
  /** ISO day. */
  day: string;
  /** Random id of the day log, UUIDv4. */
  dayId: string;
  content: SentEntry | ClosedDay | DayCounts;
}

/** Return true if an item is a closed day, which `at` numbers among the day logs. */
export function isClosedDay({ content }: Pick<OutboxItem, 'content'>): boolean {
  return content.kind === 'seal' || content.kind === 'sum';
}

/** Day of an incident; its outcome and mark are sent under the same day. */
export type IncidentDay = Pick<OutboxItem, 'day' | 'dayId'>;

/**
 * Convert an entry to an outbox item. One about an incident is sent under the day of that: one written after midnight would
 * link two days.
 * @param at `seq` of the entry
 * @param dayId id of the day log that holds the entry
 * @param incident day of the incident that it is about; ignored for other entries
 * @returns `null` if that incident is not stored, or the entry is not sent
 */
export function entryItem(at: number, entry: Entry, dayId: string, incident: IncidentDay | null): OutboxItem | null {
  if (!isSent(entry)) return null;
  const uid = uidOf(entry);
  if (!isAboutIncident(entry)) return { at, uid, day: entry.day, dayId, content: entry };
  return incident && { at, uid, day: incident.day, dayId: incident.dayId, content: entry };
}

/** Convert a closed day to an outbox item. @param others number of its entries that are sent, except those about incidents */
export function sealItem(at: number, { day, dayId, lessons }: DayLog, others: number): OutboxItem {
  return { at, uid: dayId, day, dayId, content: { kind: 'seal', count: others, lessons: lessons.length } };
}

/** Convert the counts of a closed day to an outbox item. */
export function sumItem(at: number, { day, dayId }: Pick<DayLog, 'day' | 'dayId'>, content: DayCounts): OutboxItem {
  return { at, uid: dayId, day, dayId, content };
}

/** Return the record id of an entry. */
export function uidOf(entry: Entry): string {
  if (!isAboutIncident(entry)) return entry.id;
  return outcomeUid(entry.incident, entry.kind === 'outcome' ? entry.outcome : entry.kind);
}

/**
 * Return the record id of an outcome, derived from its incident's id and its value (or of a mark, from its kind), so that every retry has the same id.
 * It is shaped like a UUIDv4 because the database column is a UUID.
 */
export function outcomeUid(incident: string, outcome: string): string {
  return asUuidV4(outcomeBytes(incident, outcome));
}
