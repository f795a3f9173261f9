import * as z from 'zod/mini';
import { codePattern, seedPattern } from './code.ts';

/** Most anchors held: five school years. */
export const MAX_ANCHORS = 60;

/** A month, `2026-12`. */
export const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The public part of the class codes: the salt of the school, and the anchor of each month. No code follows from it. */
export const classCodeSchema = z.strictObject({
  /** 16 to 64 characters of base64url; empty where the school uses no class codes. */
  salt: z.string().check(z.regex(/^([\w-]{16,64})?$/)),
  /** Anchors by month, `{"2026-12": "7K3MQ9XT2VHB"}`. */
  anchors: z
    .record(z.string().check(z.regex(monthPattern)), z.string().check(z.regex(codePattern)))
    .check(z.refine((anchors) => Object.keys(anchors).length <= MAX_ANCHORS, 'too many months')),
});
export type ClassCodeSetting = z.infer<typeof classCodeSchema>;

/** Without salt and anchors: the school uses no class codes. */
export const noClassCode: ClassCodeSetting = { salt: '', anchors: {} };

/** The secret that all codes of a school come from. */
export const classSeedSchema = z.string().check(z.regex(seedPattern));
