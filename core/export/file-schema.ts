import * as z from 'zod/mini';
import { type SignedDaySum, signedDaySumSchema } from '../journal/day-sum.ts';
import { entrySchema, outcomes } from '../journal/entry.ts';
import { hashSchema, publicKeySchema, sealedSchema, signatureSchema } from '../journal/seal.ts';
import { packIdPattern, regulationIdPattern } from '../regulation/item.ts';
import { systemIdPattern } from '../rules/ids.ts';
import { MAX_LABEL_LENGTH } from '../settings/settings.ts';
import { zoneSchema } from '../timetable/timetable-schema.ts';

/** Longest label in version 2, in UTF-16 code units. */
const MAX_LABEL_LENGTH_V2 = 40;

const day = z.iso.date();
const text = z.string().check(z.minLength(1), z.maxLength(500));
/** A label as it was signed: a reader may not change a character of it. */
const labelUpTo = (length: number) => z.string().check(z.maxLength(length), z.regex(/^[^\p{Cc}]*$/u));
const count = z.int().check(z.nonnegative());

/** The entries of a day log that remained at the time of writing: their number, and a digest of their links. */
const keptSchema = z.strictObject({ count, digest: hashSchema });

/** A day log: the contents of its seal, and the signature if it is sealed. */
const fileSheetSchema = z.extend(sealedSchema, { kept: keptSchema, signature: z.nullable(signatureSchema) });
export type FileDayLog = z.infer<typeof fileSheetSchema>;

/**
 * An entry with its link in the chain of its day log. `dayId` and `prev` are `null` if it was written before hash chains
 * were introduced. Only these links hold the order of writing: the file sorts entries by random id.
 */
export const fileEntrySchema = z.strictObject({
  entry: entrySchema,
  dayId: z.nullable(z.uuidv4()),
  prev: z.nullable(hashSchema),
  hash: hashSchema,
});
export type FileEntry = z.infer<typeof fileEntrySchema>;

/**
 * The journal as a machine-readable file. It is versioned, its finest time unit is a day, and it rejects unknown fields.
 * `place` is the label of the PC's room; `zone` the IANA time zone of its days and hours; `made` the ISO day of writing;
 * `totals` are the sums over the entries; `open` is the id of the open day log. `retention.through` is the ISO day of
 * the last day log that retention deleted. `checksum` and `signature` cover all fields except the entries, which `head`,
 * `kept` and `before` cover.
 */
const journalFileSchemaV2 = z.strictObject({
  format: z.literal('dezhurny-journal'),
  version: z.literal(2),
  made: day,
  place: labelUpTo(MAX_LABEL_LENGTH_V2),
  zone: zoneSchema,
  pack: z.strictObject({
    id: z.string().check(z.regex(packIdPattern)),
    title: z.strictObject({ ru: text, en: text }),
    inForceFrom: day,
  }),
  period: z.strictObject({ from: z.nullable(day), to: z.nullable(day) }),
  totals: z.strictObject({
    incidents: count,
    missing: count,
    systems: z.record(z.string().check(z.regex(systemIdPattern)), count),
    outcomes: z.partialRecord(z.enum(outcomes), count),
  }),
  key: z.strictObject({ public: publicKeySchema, fingerprint: hashSchema }),
  retention: z.strictObject({
    days: z.int().check(z.minimum(1), z.maximum(365)),
    through: z.nullable(day),
  }),
  open: z.nullable(z.uuidv4()),
  before: keptSchema,
  sheets: z.array(fileSheetSchema),
  checksum: hashSchema,
  signature: signatureSchema,
  entries: z.array(fileEntrySchema),
});

/** Version 3: the id of any regulation, and a longer label. */
const journalFileSchemaV3 = z.extend(journalFileSchemaV2, {
  version: z.literal(3),
  place: labelUpTo(MAX_LABEL_LENGTH),
  pack: z.extend(journalFileSchemaV2.shape.pack, { id: z.string().check(z.regex(regulationIdPattern)) }),
});

/**
 * Version 4: the sums of day logs whose entries retention deleted, and a longer retention. A file holds the sum of a day log
 * or the day log itself.
 */
export const journalFileSchema = z.extend(journalFileSchemaV3, {
  version: z.literal(4),
  retention: z.extend(journalFileSchemaV3.shape.retention, { days: z.int().check(z.minimum(1), z.maximum(400)) }),
  sums: z.array(signedDaySumSchema),
});

/** The schemas of the file by version, oldest first: the one table that a new version extends. */
export const fileVersions = [journalFileSchemaV2, journalFileSchemaV3, journalFileSchema] as const;
/** A file in any version that this program reads. Before version 4 there are no sums. */
export type JournalFile = Omit<z.infer<(typeof fileVersions)[number]>, 'version'> & {
  version: 2 | 3 | 4;
  sums?: SignedDaySum[];
};

/** Return the day sums of a file; none before version 4. */
export function sumsOf(file: Pick<JournalFile, 'sums'>): readonly SignedDaySum[] {
  return file.sums ?? [];
}

/** Return the JSON Schema of the file, for programs that read it. */
export function exportJsonSchema(): object {
  const schema = z.toJSONSchema(journalFileSchema, { io: 'input', unrepresentable: 'any' });
  return {
    ...schema,
    title: 'Dezhurny: journal of a PC',
    description:
      'That entries agree with each other, with the period and with the totals is checked on import; links, seals and the signature are checked by the verifier.',
  };
}
