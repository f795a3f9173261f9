import * as z from 'zod/mini';
import { type Exemption, exemptionSchema } from '../exemption/exemption.ts';
import { isAcceptableSecret } from '../exemption/secret-hash.ts';

const pinSchema = z.string().check(z.refine((text) => isAcceptableSecret('pin', text)));

/**
 * Messages from the popup to the worker. They are kept apart from core/messages/page-messages.ts so that a content
 * script has no message about exemptions.
 */
export const popupMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('exempt'),
    pin: pinSchema,
    scope: exemptionSchema.shape.scope,
    reason: exemptionSchema.shape.reason,
  }),
  z.strictObject({ type: z.literal('end-exemption') }),
  /** Start a manual lesson of that length; `null`: until it is ended, or until midnight. */
  z.strictObject({
    type: z.literal('start-lesson'),
    minutes: z.nullable(z.int().check(z.minimum(1), z.maximum(24 * 60))),
  }),
  /** End a manual lesson. `pin` is `null` where none is set. */
  z.strictObject({ type: z.literal('end-lesson'), pin: z.nullable(pinSchema) }),
]);
export type PopupMessage = z.infer<typeof popupMessageSchema>;

/** The result of checking a secret. `until` (core/time/utc-minute.ts) is the end of a lockout. */
export type SecretAnswer =
  | { kind: 'right' }
  | { kind: 'wrong'; left: number; until: string | null }
  | { kind: 'locked'; until: string }
  | { kind: 'not-set' };

/** The reply to `exempt`. */
export type ExemptAnswer =
  | { kind: 'started'; exemption: Exemption }
  | Exclude<SecretAnswer, { kind: 'right' }>
  /** There is no lesson now; today's exemptions are used up; the journal failed, so no exemption was started. */
  | { kind: 'no-lesson' }
  | { kind: 'used-up' }
  | { kind: 'failed' };

/** The reply to `end-lesson`. `failed`: it could not be noted in the journal, so the lesson goes on. */
export type EndLessonAnswer = { kind: 'ended' } | Exclude<SecretAnswer, { kind: 'right' }> | { kind: 'failed' };

/** What the popup shows about exemptions. */
export interface ExemptionState {
  /** True if the administrator has set a PIN. */
  possible: boolean;
  exemption: Exemption | null;
  /** Exemptions left today. */
  left: number;
  /** End of the lockout, core/time/utc-minute.ts; `null` without one. */
  lockedUntil: string | null;
}
