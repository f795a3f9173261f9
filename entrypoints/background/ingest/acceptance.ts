import { situationAt } from '../../../core/decision/verdict.ts';
import { type AcceptedDays, acceptedDays, isOfDays, takePending } from '../../../core/journal/accept.ts';
import { type Delivered, type Incident, parseDeliveredEntry } from '../../../core/journal/entry.ts';
import { entryKey, lessonPrefix } from '../../../core/journal/incident.ts';
import { admittedOf } from '../../../core/regulation/admitted-regulations.ts';
import { regulationSnapshot } from '../../../core/regulation/regulation-snapshot.ts';
import { type AcceptanceFacts, readAcceptanceFacts } from '../../../platform/journal/acceptance-facts.ts';
import { sessionStartDay } from '../../../platform/journal/session-start.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { loadAdmittedRegulations } from '../../../platform/settings/regulation.ts';
import { pack } from '../../../rules/index.ts';

/** The built-in regulation: a page decides by it until the worker has told it of another one. */
const builtIn = admittedOf(regulationSnapshot(pack));

/**
 * Read what a content script delivered: the entry, or `null` if it is malformed, of a kind that no page makes, or of a
 * regulation that is neither in force nor the one before.
 */
export async function parseDelivered(raw: unknown): Promise<Delivered | null> {
  const [entry = null] = await parseAllDelivered([raw]);
  return entry;
}

/** Read several, in their order. The store is asked only if the built-in regulation does not admit all of them. */
export async function parseAllDelivered(raw: readonly unknown[]): Promise<(Delivered | null)[]> {
  const entries = raw.map((one) => parseDeliveredEntry(one, [builtIn]));
  if (!entries.includes(null)) return entries;
  const regulations = await loadAdmittedRegulations();
  return entries.map((entry, at) => entry ?? parseDeliveredEntry(raw[at], regulations));
}

/**
 * Return true if an incident that begins a visit is to be recorded: it is of an accepted day, and its lesson is not full.
 * @param day ISO day by the school's clock @throws when the journal fails
 */
export async function isAccepted(incident: Incident, day: string): Promise<boolean> {
  return (await accept([incident], day)).refused === 0;
}

/**
 * Choose which pending entries to take. Those that the journal has are left out.
 * @param raw as stored @param day ISO day by the school's clock
 * @returns the entries taken and the number of those refused @throws when the journal fails
 */
export async function acceptPending(
  raw: readonly unknown[],
  day: string,
): Promise<{ taken: Delivered[]; refused: number }> {
  const valid = (await parseAllDelivered(raw)).flatMap((entry) => entry ?? []);
  const { taken, refused } = await accept(valid, day);
  return { taken, refused: raw.length - valid.length + refused };
}

async function accept(entries: readonly Delivered[], day: string): Promise<{ taken: Delivered[]; refused: number }> {
  const prefixes = entries.flatMap((entry) => (entry.kind === 'incident' ? [lessonPrefix(entry)] : []));
  const facts = await readAcceptanceFacts([...new Set(prefixes)], entries.map(entryKey));
  const days = await acceptedDaysBy(facts, day);
  const fresh = entries.filter((entry) => !facts.known.has(entryKey(entry)));
  const ofDays = fresh.filter((entry) => isOfDays(entry, days));
  const { taken, refused } = takePending(ofDays, facts.counts);
  return { taken, refused: fresh.length - ofDays.length + refused };
}

async function acceptedDaysBy({ lastDay, trusted }: AcceptanceFacts, day: string): Promise<AcceptedDays> {
  const start = await sessionStartDay(day, async () => lastDay);
  const { settings, handLesson } = await loadOwnSnapshot();
  const situation = situationAt(new Date(), settings, handLesson);
  return acceptedDays(start, trusted, day, situation.inForce ? situation.period.day : day);
}
