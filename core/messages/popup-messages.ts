import * as z from 'zod/mini';
import { type Exemption, exemptionSchema } from '../exemption/exemption.ts';

/**
 * Messages from the popup to the worker. They are kept apart from core/messages/page-messages.ts so that a page's script
 * has no message about exemptions.
 */
export const popupMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('exempt'),
    pin: z.string().check(z.regex(/^\d{4,8}$/)),
    scope: exemptionSchema.shape.scope,
    reason: exemptionSchema.shape.reason,
  }),
  z.strictObject({ type: z.literal('end-exemption') }),
]);
export type PopupMessage = z.infer<typeof popupMessageSchema>;

/** The result of checking a secret. `until` (core/time/utc-minute.ts) is the end of a lockout. */
export type SecretAnswer =
  | { kind: 'right' }
  | { kind: 'wrong'; left: number; until: string | null }
  | { kind: 'locked'; until: string }
  | { kind: 'not-set' };

/** What the popup is told of its wish for an exemption. */
export type ExemptAnswer =
  | { kind: 'started'; exemption: Exemption }
  | Exclude<SecretAnswer, { kind: 'right' }>
  /** No lesson is on; the day's exemptions are used up; the journal refused, so nothing was allowed. */
  | { kind: 'no-lesson' }
  | { kind: 'used-up' }
  | { kind: 'failed' };

/** What the popup shows about exemptions. */
export interface ExemptionState {
  /** Whether the administrator has set a PIN. */
  possible: boolean;
  exemption: Exemption | null;
  /** Exemptions left today. */
  left: number;
  /** End of a delay after wrong tries. */
  lockedUntil: string | null;
}
