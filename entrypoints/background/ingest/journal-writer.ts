import type { Entry } from '../../../core/journal/entry.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { announceChange } from '../../../platform/journal/journal.ts';
import { appendEntries } from '../../../platform/journal/journal-append.ts';
import type { JournalMeta } from '../../../platform/journal/journal-store.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';

/** Listeners of this run of the worker. Like listeners of browser events, they are registered at every start. */
const appended = new EventTarget();

/** What was appended. `late`: without the page that it comes from, perhaps long after it happened. */
export interface Appended {
  entries: readonly Entry[];
  late: boolean;
}

/** Call back after entries were appended. Call it before the first await of the worker. */
export function onAppended(listener: (what: Appended) => void): void {
  appended.addEventListener('appended', (event) => listener((event as CustomEvent<Appended>).detail));
}

/**
 * Append entries to the journal, tell open pages, and emit the event of {@link onAppended}. The caller holds the
 * journal's lock (platform/journal/journal.ts `exclusively`).
 * @param meta a row of journal meta, written in the same transaction
 * @param day ISO day by the school's clock; read from the settings by default
 * @param late see {@link Appended}
 * @throws when the store fails; then nothing is written
 */
export async function append(
  entries: readonly Entry[],
  { meta, day, late = false }: AppendOptions = {},
): Promise<void> {
  await appendEntries(entries, day ?? (await currentDay()), meta);
  if (entries.length === 0) return;
  announceChange();
  appended.dispatchEvent(new CustomEvent<Appended>('appended', { detail: { entries, late } }));
}

interface AppendOptions {
  meta?: JournalMeta;
  day?: string;
  late?: boolean;
}

/** Return the ISO day by the school's clock. */
export async function currentDay(): Promise<string> {
  const { settings } = await loadOwnSnapshot();
  return localTime(new Date(), settings.timetable.zone).day;
}
