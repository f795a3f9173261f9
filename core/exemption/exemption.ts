import * as z from 'zod/mini';
import { systemIdPattern } from '../rules/rule-schema.ts';
import { utcMinutePattern } from '../time/utc-minute.ts';

/** Why a teacher allows a forbidden system in a lesson. The values are stored in the journal. */
export const exemptionReasons = ['demonstration', 'outside-contact', 'fault', 'other'] as const;
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

/** The exemption that a teacher requests; the end is computed. */
export type ExemptionWish = Pick<Exemption, 'scope' | 'reason'>;
