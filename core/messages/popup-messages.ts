import * as z from 'zod/mini';
import { type Exemption, exemptionSchema } from '../exemption/exemption.ts';

/**
 * What the popup says to the worker. Apart from core/messages/page-messages.ts on purpose: what a page's script may say has no word
 * for exemptions.
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

/** How a try of a secret went; `until` (core/time/utc-minute.ts) is the end of a delay. */
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
