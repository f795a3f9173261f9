import * as z from 'zod/mini';
import { systemIdPattern } from '../rules/ids.ts';
import { utcMinutePattern } from '../time/utc-minute.ts';

/** Why a teacher allows a forbidden system in a lesson. The values are stored in the journal. */
export const teacherReasons = ['demonstration', 'outside-contact', 'fault', 'other'] as const;
export type TeacherReason = (typeof teacherReasons)[number];

/** Reasons of an exemption: a teacher's, or the code for the whole class (docs/decisions/0010-class-code.md). */
export const exemptionReasons = [...teacherReasons, 'class-code'] as const;
export type ExemptionReason = (typeof exemptionReasons)[number];

/** One system by its id, or `everySystem` (core/exemption/active-exemption.ts). */
export const scopeSchema = z.string().check(z.regex(systemIdPattern));

const moment = z.string().check(z.regex(utcMinutePattern));

/** An exemption on this PC between two UTC minutes; `until` is excluded. */
export const exemptionSchema = z.strictObject({
  from: moment,
  until: moment,
  scope: scopeSchema,
  reason: z.enum(exemptionReasons),
});
export type Exemption = z.infer<typeof exemptionSchema>;

/** What an exemption allows, and why. */
export type ExemptionGrant = Pick<Exemption, 'scope' | 'reason'>;

/** The exemption that a teacher requests; the end is computed. */
export interface ExemptionWish extends ExemptionGrant {
  reason: TeacherReason;
}
