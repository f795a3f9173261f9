import { type EmptyPolicy, judgeEmptyPolicy, LONG_RUN_MS } from '../../core/policy/empty-policy.ts';
import { installedHow } from '../browser/installation.ts';
import { get, put } from '../storage/private-store.ts';
import { checkedBy, storedItem } from '../storage/stored-item.ts';

/** Key in the private store of the number of browser starts in a row with an empty policy. */
const EMPTY_STARTS = 'emptyPolicyStarts';

/** When this browser session was first seen, ms since 1970, and whether its empty policy was counted. */
interface PolicySession {
  since: number;
  isCounted: boolean;
}

const session = storedItem('session', 'policy-session', checkedBy(isSession));

function isSession(raw: unknown): raw is PolicySession {
  return typeof (raw as PolicySession | null)?.since === 'number';
}

/** Judge a policy without fields. @param wasSeen tells whether a policy was seen before. Never throws. */
export async function judgeEmpty(wasSeen: () => Promise<boolean>): Promise<EmptyPolicy> {
  try {
    const isForced = ['forced', 'policy'].includes(await installedHow());
    if (!isForced) return 'none';
    const [seen, runningMs, emptyStarts] = await Promise.all([wasSeen(), timeRunning(), loadEmptyStarts()]);
    return judgeEmptyPolicy({ isForced, wasSeen: seen, runningMs, emptyStarts });
  } catch {
    return 'none';
  }
}

/** Count this browser start if it has run long with an empty policy; once. Call it from one writer at a time. */
export async function countEmptyStart(): Promise<void> {
  const now = await thisSession();
  if (now.isCounted || Math.abs(Date.now() - now.since) < LONG_RUN_MS) return;
  await put(EMPTY_STARTS, (await loadEmptyStarts()) + 1);
  await session.save({ ...now, isCounted: true });
}

/** Forget the starts with an empty policy: the browser has given one. */
export async function forgetEmptyStarts(): Promise<void> {
  if ((await loadEmptyStarts()) > 0) await put(EMPTY_STARTS, 0);
}

async function loadEmptyStarts(): Promise<number> {
  const starts = await get(EMPTY_STARTS);
  return typeof starts === 'number' ? starts : 0;
}

/** Return the time (ms) that this browser session has run. A clock that is set back does not make it shorter. */
async function timeRunning(): Promise<number> {
  return Math.abs(Date.now() - (await thisSession()).since);
}

async function thisSession(): Promise<PolicySession> {
  const known = await session.load();
  if (known) return known;
  const begun = { since: Date.now(), isCounted: false };
  await session.save(begun);
  return begun;
}
