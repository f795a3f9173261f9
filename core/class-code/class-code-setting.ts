import * as z from 'zod/mini';
import { codePattern, seedPattern } from './code.ts';

/** Most anchors held: those of two years. */
export const MAX_ANCHORS = 106;

/** The name of a chain of codes: the Monday of its week, `2026-11-30`, or its month, `2026-12`. */
const chainPattern = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;

/** The public part of the class codes: the salt of the school, and the anchor of each chain. No code follows from it. */
export const classCodeSchema = z.strictObject({
  /** 16 to 64 characters of base64url; empty where the school uses no class codes. */
  salt: z.string().check(z.regex(/^([\w-]{16,64})?$/)),
  /** Anchors by chain, `{"2026-11-30": "7K3MQ9XT2VHB"}`. */
  anchors: z
    .record(z.string().check(z.regex(chainPattern)), z.string().check(z.regex(codePattern)))
    .check(z.refine((anchors) => Object.keys(anchors).length <= MAX_ANCHORS, 'too many anchors')),
});
export type ClassCodeSetting = z.infer<typeof classCodeSchema>;

/** Without salt and anchors: the school uses no class codes. */
export const noClassCode: ClassCodeSetting = { salt: '', anchors: {} };

/** The secret that all codes of a school come from. */
export const classSeedSchema = z.string().check(z.regex(seedPattern));
