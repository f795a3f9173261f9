import * as z from 'zod/mini';
import { entrySchema, outcomes } from '../journal/entry.ts';
import { hashSchema, publicKeySchema, sealedSchema, signatureSchema } from '../journal/seal.ts';
import { packIdPattern, systemIdPattern } from '../rules/rule-schema.ts';
import { settingsSchema } from '../settings/settings.ts';
import { zoneSchema } from '../timetable/timetable-schema.ts';

const day = z.iso.date();
const text = z.string().check(z.minLength(1), z.maxLength(500));
const count = z.int().check(z.nonnegative());

/** What of a sheet was still there when the file was written: how many entries, and one hash for their links. */
const keptSchema = z.strictObject({ count, digest: hashSchema });

/** A sheet of the journal: what its seal says, and the signature if it has been sealed. */
const fileSheetSchema = z.extend(sealedSchema, { kept: keptSchema, signature: z.nullable(signatureSchema) });
export type FileDayLog = z.infer<typeof fileSheetSchema>;

/**
 * An entry with its place in the chain of its sheet. `dayId` and `prev` are `null` where it was kept before there were
 * chains. The order of a sheet is in these links alone: in the file the entries are sorted by their random ids.
 */
export const fileEntrySchema = z.strictObject({
  entry: entrySchema,
  dayId: z.nullable(z.uuidv4()),
  prev: z.nullable(hashSchema),
  hash: hashSchema,
});
export type FileEntry = z.infer<typeof fileEntrySchema>;

/**
 * The journal as a file for programs. Versioned, whole days at the finest, and nothing in it beside what is named here.
 * `place` is the label of the PC's room; `zone` the IANA zone its days and hours are in; `made` the ISO day of writing;
 * `totals` repeat what the entries add up to; `open` is the sheet that is still written on. `retention.through` is the
 * day of the sheet that was deleted last, because its time was over. `checksum` and `signature` are over all but the
 * entries, which are bound by `head`, `kept` and `before`.
 */
export const journalFileSchema = z.strictObject({
  format: z.literal('dezhurny-journal'),
  version: z.literal(2),
  made: day,
  place: settingsSchema.shape.place,
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
export type JournalFile = z.infer<typeof journalFileSchema>;

/** The JSON Schema of the file, for anyone who reads it by a program. */
export function exportJsonSchema(): object {
  const schema = z.toJSONSchema(journalFileSchema, { io: 'input', unrepresentable: 'any' });
  return {
    ...schema,
    title: 'Dezhurny: journal of a PC',
    description:
      'That entries agree with each other, with the period and with the totals is checked on import; links, seals and the signature are checked by the verifier.',
  };
}
