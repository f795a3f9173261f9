import * as z from 'zod/mini';
import { systemIdPattern } from '../rules/rule-schema.ts';
import { utcMinutePattern } from '../time/utc-minute.ts';

/** Why a teacher lets a forbidden system be opened in a lesson. */
export const exemptionReasons = ['demonstration', 'outside-contact', 'fault', 'other'] as const;
export type ExemptionReason = (typeof exemptionReasons)[number];

/** All nine (core/exemption/active-exemption.ts `everySystem`), or one system by its id. */
export const scopeSchema = z.string().check(z.regex(systemIdPattern));

const moment = z.string().check(z.regex(utcMinutePattern));

/** What a teacher allowed on this PC, from one moment to another; `until` itself is no longer allowed. */
export const exemptionSchema = z.strictObject({
  from: moment,
  until: moment,
  scope: scopeSchema,
  reason: z.enum(exemptionReasons),
});
export type Exemption = z.infer<typeof exemptionSchema>;

/** What a teacher asks for. */
export type ExemptionWish = Pick<Exemption, 'scope' | 'reason'>;
