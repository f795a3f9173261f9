import * as z from 'zod/mini';
import { classCodeSchema } from '../class-code/class-code-setting.ts';
import { withoutHiddenSigns } from '../encoding/hidden-signs.ts';
import { allowedAddressPattern, MAX_ALLOWED_ADDRESSES, MAX_ALLOWED_LENGTH } from '../rules/allowed-address.ts';
import { systemIdPattern } from '../rules/ids.ts';
import { timetableSchema } from '../timetable/timetable-schema.ts';

/** `audit` only records, `warn` warns, `redirect` warns and opens MAX after a countdown, `block` offers no “stay”. */
export const modes = ['audit', 'warn', 'redirect', 'block'] as const;
export type Mode = (typeof modes)[number];

/** When the rules apply: all day in a classroom, by the timetable, or during manual lessons. */
export const educationalUses = ['always', 'timetable', 'by-hand'] as const;
export type EducationalUse = (typeof educationalUses)[number];

/**
 * Shortest countdown of mode `redirect`, in seconds. WCAG 2.2.1 lets a limit of at least 20 s pass where people can switch
 * it off: https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable
 */
export const MIN_COUNTDOWN_S = 20;

/** Longest label of a room, in UTF-16 code units. */
export const MAX_LABEL_LENGTH = 60;

/** Longest sentence of the school in a warning, and longest text on its second page, in UTF-16 code units. */
export const MAX_NOTE_LENGTH = 300;
export const MAX_HELP_LENGTH = 600;

const link = z.url({ protocol: /^https$/ }).check(z.maxLength(500));

export const settingsSchema = z.strictObject({
  mode: z.enum(modes),
  /** Modes of single systems, by their ids; the others have the general mode. */
  modes: z.record(z.string().check(z.regex(systemIdPattern)), z.enum(modes)),
  /** Addresses of the systems that are left alone, as `t.me/our_school` (core/rules/allowed-address.ts). */
  allowedAddresses: z
    .array(z.string().check(z.regex(allowedAddressPattern), z.maxLength(MAX_ALLOWED_LENGTH)))
    .check(z.maxLength(MAX_ALLOWED_ADDRESSES)),
  educationalUse: z.enum(educationalUses),
  timetable: timetableSchema,
  /** Targets of the buttons; https only. */
  maxLink: link,
  sferumLink: link,
  /** Seconds before mode `redirect` opens MAX, 20 to 60. Stored values and policies may hold less, which is raised. */
  countdown: z.int().check(z.minimum(3), z.maximum(60)),
  /** The school's own sentence in a warning, at most 300 characters; empty for none. Signs that are not visible are removed. */
  schoolNote: z.string().check(z.overwrite(withoutHiddenSigns), z.trim(), z.maxLength(MAX_NOTE_LENGTH)),
  /** How to get into MAX on this PC, on the second page of a warning; empty for none. */
  maxHelp: z.string().check(z.overwrite(withoutHiddenSigns), z.trim(), z.maxLength(MAX_HELP_LENGTH)),
  /** An invitation to the school's chats in MAX; opened, never shown; empty for none. */
  joinLink: z.string().check(z.regex(/^(https:\/\/([a-z0-9-]+\.)?max\.ru\/\S*)?$/), z.maxLength(500)),
  /** The address of the platform «Моя школа»; empty where the school does not use it. */
  mySchoolLink: z.string().check(z.regex(/^(https:\/\/[a-z0-9.-]+(\/\S*)?)?$/), z.maxLength(500)),
  /** A room, never a person: at most 60 characters. Signs that are not visible are removed. */
  place: z.string().check(z.overwrite(withoutHiddenSigns), z.trim(), z.maxLength(MAX_LABEL_LENGTH)),
  /** Exemptions per day on this PC, 1 to 20; each lasts until the bell. */
  exemptionsPerDay: z.int().check(z.minimum(1), z.maximum(20)),
  /** Days that entries are kept; older days are deleted whole. */
  retention: z.int().check(z.minimum(1), z.maximum(400)),
  /** Whether the journal and its exports stay open where a passphrase locks the administrator's page. */
  reportsOpen: z.boolean(),
  /** Whether each past month is exported into the downloads folder automatically. */
  monthlyExport: z.boolean(),
  /** Whether a sheet of each past school week is written into the downloads folder automatically. */
  weeklySheet: z.boolean(),
  /** Whether the lessons of a day in which a permitted platform is opened are counted (docs/decisions/0013-platform-lessons.md). */
  platformLessons: z.boolean(),
  /** Salt and anchors of the codes for a whole class (docs/decisions/0010-class-code.md); no secret. */
  classCode: classCodeSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

/** Return true if the settings have a field of this name. */
export function isField(name: string): name is keyof Settings {
  return Object.hasOwn(settingsSchema.shape, name);
}
