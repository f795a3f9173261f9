import { type EmptyPolicy, judgeEmptyPolicy, LONG_RUN_MS } from '../../core/policy/empty-policy.ts';
import { utcMinute, utcMinutePattern, wholeMinuteAfter } from '../../core/time/utc-minute.ts';
import { installedHow } from '../browser/installation.ts';
import { get, put } from '../storage/private-store.ts';
import { checkedBy, storedItem } from '../storage/stored-item.ts';

/** Key in the private store of the number of browser starts in a row with an empty policy. */
const EMPTY_STARTS = 'emptyPolicyStarts';

/** The minute after this browser session was first seen (core/time/utc-minute.ts), and whether its empty policy was counted. */
interface PolicySession {
  since: string;
  isCounted: boolean;
}

const session = storedItem('session', 'policy-session', checkedBy(isSession));

function isSession(raw: unknown): raw is PolicySession {
  return utcMinutePattern.test(String((raw as PolicySession | null)?.since));
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
  if (now.isCounted || msSince(now) < LONG_RUN_MS) return;
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

/** Return the time (ms) that this browser session has run. */
async function timeRunning(): Promise<number> {
  return msSince(await thisSession());
}

/** A clock that is set back does not make the time shorter. Seconds are not kept, so it is up to a minute too short. */
function msSince({ since }: PolicySession): number {
  return Math.abs(Date.now() - Date.parse(since));
}

async function thisSession(): Promise<PolicySession> {
  const known = await session.load();
  if (known) return known;
  const begun = { since: utcMinute(new Date(wholeMinuteAfter(Date.now(), 0))), isCounted: false };
  await session.save(begun);
  return begun;
}
