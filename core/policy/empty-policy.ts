/**
 * What an empty policy means. `awaited`: the browser has not given it yet, and what it locks stays shut. `held`: the policy
 * of before stays in force. `none`: no policy is set, and this PC's own settings and secrets count.
 */
export type EmptyPolicy = 'awaited' | 'held' | 'none';

/** What is known when the browser answers that no field is set. */
export interface EmptyPolicyFacts {
  /** Whether a policy installed the extension: then its settings are expected too. A kit always sets one field. */
  isForced: boolean;
  /** Whether a policy was seen before on this PC. */
  wasSeen: boolean;
  /** Time (ms) since the browser started. */
  runningMs: number;
  /** Browser starts in a row, of at least {@link LONG_RUN_MS} each, in which the policy stayed empty. */
  emptyStarts: number;
}

/** Time (ms) of running during which the first policy is awaited. */
const FIRST_POLICY_WAIT_MS = 2 * 60_000;

/** Time (ms) of running after which an empty policy counts as empty in this browser start. */
export const LONG_RUN_MS = 10 * 60_000;

/** Browser starts with an empty policy after which it is withdrawn. */
const WITHDRAWN_AFTER_STARTS = 2;

/**
 * Judge an empty policy. In a new profile, tabs that are opened and closed while Chromium 156 starts leave
 * `storage.managed` empty until the next start, without an error
 * (https://github.com/w3c/webextensions/issues/547).
 */
export function judgeEmptyPolicy({ isForced, wasSeen, runningMs, emptyStarts }: EmptyPolicyFacts): EmptyPolicy {
  if (!isForced) return 'none';
  if (wasSeen) return emptyStarts < WITHDRAWN_AFTER_STARTS ? 'held' : 'none';
  return runningMs < FIRST_POLICY_WAIT_MS ? 'awaited' : 'none';
}
