import { useState } from 'preact/hooks';
import { everySystem } from '../../core/exemption/active-exemption.ts';
import type { ExemptionWish, TeacherReason } from '../../core/exemption/exemption.ts';

/** What a teacher chose so far. No reason is preselected: it would be sent unread, and reports would be wrong. */
export interface GrantDraft {
  scope: string;
  reason: TeacherReason | '';
}

/** State of what to allow and why; `wish` is `null` as long as no reason is chosen. */
export function useGrant() {
  const [grant, setGrant] = useState<GrantDraft>({ scope: everySystem, reason: '' });
  const change = (parts: Partial<GrantDraft>): void => setGrant({ ...grant, ...parts });
  const { scope, reason } = grant;
  const wish: ExemptionWish | null = reason === '' ? null : { scope, reason };
  return { grant, change, wish };
}
