import * as z from 'zod/mini';
import { timetableSchema } from '../timetable/timetable-schema.ts';

/** `audit` records only, `warn` warns, `redirect` warns and goes to MAX after a countdown, `block` offers no “stay”. */
export const modes = ['audit', 'warn', 'redirect', 'block'] as const;
export type Mode = (typeof modes)[number];

/** When educational programmes are carried out: all day in a classroom, by the bells, or when a teacher says so. */
export const educationalUses = ['always', 'timetable', 'by-hand'] as const;
export type EducationalUse = (typeof educationalUses)[number];

const link = z.url({ protocol: /^https$/ }).check(z.maxLength(500));

export const settingsSchema = z.strictObject({
  mode: z.enum(modes),
  educationalUse: z.enum(educationalUses),
  timetable: timetableSchema,
  /** Where the buttons lead; https only. */
  maxLink: link,
  sferumLink: link,
  /** Seconds before `redirect` goes, 3 to 60. */
  countdown: z.int().check(z.minimum(3), z.maximum(60)),
  /** A room, never a person: at most 40 characters of one line. */
  place: z.string().check(z.maxLength(40), z.regex(/^[^\p{Cc}]*$/u)),
  /** How many times a day a teacher may exempt this PC; each lasts until the bell. */
  exemptionsPerDay: z.int().check(z.minimum(1), z.maximum(20)),
  /** Days that entries are kept; older days are deleted whole. */
  retention: z.int().check(z.minimum(1), z.maximum(365)),
  /** Whether the journal and its exports stay open where a passphrase locks the administrator's page. */
  reportsOpen: z.boolean(),
  /** Whether the month before is written into the folder of downloads by itself. */
  monthlyExport: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Whether the settings have a field of this name. */
export function isField(name: string): name is keyof Settings {
  return Object.hasOwn(settingsSchema.shape, name);
}
