import * as z from 'zod/mini';
import { inForceReasons } from '../decision/verdict.ts';
import { exemptionReasons, scopeSchema, teacherReasons } from '../exemption/exemption.ts';
import { type AdmittedRegulation, isAdmitted } from '../regulation/admitted-regulations.ts';
import { itemPattern, packIdPattern, regulationIdPattern } from '../regulation/item.ts';
import { systemIdPattern } from '../rules/ids.ts';
import { surfaces } from '../rules/surface.ts';
import { modes } from '../settings/settings.ts';
import { arrivals } from './arrivals.ts';
import { mistakeReasons } from './mistake-reasons.ts';
import { MAX_NOTE_COUNT } from './note-limit.ts';

/** How an attempt was noticed in version 1: a page that loaded, one that could not, one on a host without access. */
const noticedByV1 = ['page', 'unreachable', 'no-access'] as const;

/**
 * How an attempt was noticed. Version 2 adds `refused`, a request that a block rule of this browser stopped (version 1
 * recorded it as `unreachable`), and `attempt`, a navigation without a page so far: the site does not answer, the network
 * sent the tab to another site, or a file was downloaded.
 */
export const noticedBy = [...noticedByV1, 'refused', 'attempt'] as const;
export type NoticedBy = (typeof noticedBy)[number];

/** What a person did about a warning. */
export const outcomes = ['moved-to-max', 'moved-to-sferum', 'closed', 'stayed', 'unanswered'] as const;
export type Outcome = (typeof outcomes)[number];

/** How an attempt was met: by the mode in force, or a teacher had allowed it. */
export const incidentModes = [...modes, 'allowed'] as const;
export type IncidentMode = (typeof incidentModes)[number];

/**
 * UUIDv4 only: UUIDv7 and ULID carry the millisecond of the event.
 * https://www.rfc-editor.org/rfc/rfc9562#section-5.7
 */
const id = z.uuidv4();
const version = z.literal(1);
const day = z.iso.date();
const lessonNumber = z.int().check(z.minimum(1), z.maximum(30));
const lesson = z.nullable(lessonNumber);
const hour = z.nullable(z.int().check(z.minimum(0), z.maximum(23)));

/** The most school days of an absence. A pause that is longer than 120 days is not noted. */
const MAX_ABSENT_DAYS = 365;

/**
 * An attempt to open a forbidden system in a lesson. Every string is an enum or a fixed pattern and there is no field
 * for an address, a title, a user or a moment finer than a lesson (or an hour).
 */
const incidentSchemaV1 = z.strictObject({
  v: version,
  kind: z.literal('incident'),
  id,
  day,
  lesson,
  hour,
  system: z.string().check(z.regex(systemIdPattern)),
  item: z.int().check(z.minimum(1), z.maximum(99)),
  surface: z.enum(surfaces),
  mode: z.enum(incidentModes),
  reason: z.enum(inForceReasons),
  noticed: z.enum(noticedByV1),
  pack: z.string().check(z.regex(packIdPattern)),
});

/** Version 2 of an incident: two more values of `noticed`. */
const incidentSchemaV2 = z.extend(incidentSchemaV1, { v: z.literal(2), noticed: z.enum(noticedBy) });

/** Version 3: the item as the paper writes it, and the id of any regulation. */
export const incidentSchema = z.extend(incidentSchemaV2, {
  v: z.literal(3),
  item: z.string().check(z.regex(itemPattern)),
  pack: z.string().check(z.regex(regulationIdPattern)),
});
/** An incident in any version that this program reads. */
export type Incident = EntryOf<'incident'>;
/** An incident as this program writes it. */
export type NewestIncident = z.infer<typeof incidentSchema>;

/** The outcome of an incident. It is a separate entry because the journal is append-only. */
const outcomeSchema = z.strictObject({
  v: version,
  kind: z.literal('outcome'),
  incident: id,
  outcome: z.enum(outcomes),
});
export type OutcomeEntry = EntryOf<'outcome'>;

/** A person marked the warning of an incident as mistaken, once. No count depends on it. */
const mistakeSchema = z.strictObject({
  v: z.literal(4),
  kind: z.literal('mistake'),
  incident: id,
  reason: z.enum(mistakeReasons),
});
export type MistakeEntry = EntryOf<'mistake'>;

/**
 * Whether the permitted platform opened after its button of a warning was pressed, at most once for an incident. The worker
 * writes it and compares the host in memory: no host, tab or moment is kept.
 */
const arrivalSchema = z.strictObject({
  v: z.literal(5),
  kind: z.literal('arrival'),
  incident: id,
  arrived: z.enum(arrivals),
});
export type ArrivalEntry = EntryOf<'arrival'>;

/** The highest number of lessons, or of hours where there is no lesson, of a day. */
const MAX_PERIODS_A_DAY = 54;

/**
 * In how many lessons of a day, or hours where there is no lesson, a permitted platform was opened on this PC. It is written
 * after the day and only where the setting `platformLessons` asks for it. No system, host or lesson is kept.
 */
const platformDaySchema = z.strictObject({
  v: z.literal(6),
  kind: z.literal('platform'),
  id,
  day,
  lessons: z.int().check(z.minimum(0), z.maximum(MAX_PERIODS_A_DAY)),
});
export type PlatformDay = EntryOf<'platform'>;

/** A teacher allowed all systems, or one, on this PC until the bell. The PIN is shared, so it names no person. */
const exemptionSchemaV1 = z.strictObject({
  v: version,
  kind: z.literal('exemption'),
  id,
  day,
  lesson,
  hour,
  scope: scopeSchema,
  reason: z.enum(teacherReasons),
});

/** Version 2 of an exemption: one more reason, `class-code`. */
export const exemptionEntrySchema = z.extend(exemptionSchemaV1, { v: z.literal(2), reason: z.enum(exemptionReasons) });
/** An exemption in any version that this program reads. */
export type ExemptionEntry = EntryOf<'exemption'>;
/** An exemption as this program writes it. */
export type NewestExemption = z.infer<typeof exemptionEntrySchema>;

/** The store holds fewer entries than its watermark says: `missing` of them, noticed on `day`. */
const gapSchema = z.strictObject({
  v: version,
  kind: z.literal('gap'),
  id,
  day,
  cause: z.literal('store-lost'),
  missing: z.int().check(z.positive()),
});
export type Gap = EntryOf<'gap'>;

/** Causes of a note about the clock: it went back two hours or more, or the PC's zone shows another local time. */
export const clockCauses = ['clock-back', 'zone-differs'] as const;
export type ClockCause = (typeof clockCauses)[number];

/**
 * Causes of a note: those of the clock; a page changed what only the worker writes; entries were refused; a manual lesson
 * was ended before its time.
 */
export const noteCauses = [...clockCauses, 'storage-changed', 'entries-refused', 'lesson-ended'] as const;
export type NoteCause = (typeof noteCauses)[number];

/** A note of version 1 is about this PC's clock, at most one a day for each cause. */
const clockNoteSchema = z.strictObject({
  v: version,
  kind: z.literal('note'),
  id,
  day,
  cause: z.enum(clockCauses),
});

/** A note about this PC; `count` says how often, or of how many entries. */
const noteSchema = z.extend(clockNoteSchema, {
  v: z.literal(2),
  cause: z.enum(noteCauses),
  count: z.int().check(z.minimum(1), z.maximum(MAX_NOTE_COUNT)),
});
export type Note = EntryOf<'note'>;

/**
 * Lessons of the timetable without a heartbeat: from one lesson to another, `lessons` in all. The PC was off, the browser
 * closed or the extension disabled; the entry does not say which.
 */
const absenceSchemaV1 = z.strictObject({
  v: version,
  kind: z.literal('absence'),
  id,
  day,
  lesson: lessonNumber,
  untilDay: day,
  untilLesson: lessonNumber,
  lessons: z.int().check(z.positive()),
});

/**
 * Version 2 of an absence: where no timetable is used, school days of the calendar without a browser start, `days` in all.
 * Either `days` is `null`, or the three fields about lessons are.
 */
const absenceSchema = z.extend(absenceSchemaV1, {
  v: z.literal(2),
  lesson,
  untilLesson: lesson,
  lessons: z.nullable(absenceSchemaV1.shape.lessons),
  days: z.nullable(z.int().check(z.minimum(1), z.maximum(MAX_ABSENT_DAYS))),
});
/** An absence in any version that this program reads. */
export type Absence = EntryOf<'absence'>;
/** An absence as this program writes it. */
export type NewestAbsence = z.infer<typeof absenceSchema>;

/**
 * The schemas of each kind of entry by version, oldest first: the one table that a new version extends. A new kind begins
 * above the newest version of any kind. Define the schema
 * of the new version with `z.extend` of the old one, `v: z.literal(2)` and the new fields, and add it behind the old one
 * (docs/decisions/0008-format-versions.md).
 */
export const entryVersions = {
  incident: [incidentSchemaV1, incidentSchemaV2, incidentSchema],
  outcome: [outcomeSchema],
  mistake: [mistakeSchema],
  arrival: [arrivalSchema],
  platform: [platformDaySchema],
  exemption: [exemptionSchemaV1, exemptionEntrySchema],
  gap: [gapSchema],
  note: [clockNoteSchema, noteSchema],
  absence: [absenceSchemaV1, absenceSchema],
} as const;

/** Everything the journal can hold, in every version that this program reads. */
export const entrySchema = z.discriminatedUnion('kind', [
  z.discriminatedUnion('v', entryVersions.incident),
  z.discriminatedUnion('v', entryVersions.outcome),
  z.discriminatedUnion('v', entryVersions.mistake),
  z.discriminatedUnion('v', entryVersions.arrival),
  z.discriminatedUnion('v', entryVersions.platform),
  z.discriminatedUnion('v', entryVersions.exemption),
  z.discriminatedUnion('v', entryVersions.gap),
  z.discriminatedUnion('v', entryVersions.note),
  z.discriminatedUnion('v', entryVersions.absence),
]);
export type Entry = z.infer<typeof entrySchema>;

/** An entry of one kind, in any version. */
type EntryOf<K extends keyof typeof entryVersions> = z.infer<(typeof entryVersions)[K][number]>;

/** What a content script may deliver. Everything else the worker writes into the journal itself. */
export type Delivered = Incident | OutcomeEntry | MistakeEntry;

/**
 * Check an entry from storage or from a content script: its shape, and that the regulation it names lists its system under its item. Gaps,
 * notes, arrivals, days of a platform, exemptions and absences are refused: the worker writes them into the journal, so a delivered one is forged.
 * @returns the entry, or `null` if it is refused
 */
export function parseDeliveredEntry(raw: unknown, regulations: readonly AdmittedRegulation[]): Delivered | null {
  const parsed = entrySchema.safeParse(raw);
  if (!parsed.success) return null;
  const entry = parsed.data;
  if (entry.kind === 'outcome' || entry.kind === 'mistake') return entry;
  if (entry.kind !== 'incident') return null;
  const oneOfLessonAndHour = (entry.lesson === null) !== (entry.hour === null);
  return isAdmitted(regulations, entry) && oneOfLessonAndHour ? entry : null;
}
