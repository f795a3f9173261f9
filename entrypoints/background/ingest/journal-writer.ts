import type { Entry } from '../../../core/journal/entry.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { announceChange } from '../../../platform/journal/journal.ts';
import { appendEntries } from '../../../platform/journal/journal-append.ts';
import type { JournalMeta } from '../../../platform/journal/journal-store.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';

/** Listeners of this run of the worker. Like listeners of browser events, they are registered at every start. */
const appended = new EventTarget();

/** Call back after entries were appended. Call it before the first await of the worker. */
export function onAppended(listener: () => void): void {
  appended.addEventListener('appended', listener);
}

/**
 * Append entries to the journal, tell open pages, and emit the event of {@link onAppended}. The caller holds the
 * journal's lock (platform/journal/journal.ts `exclusively`).
 * @param meta a row of journal meta, written in the same transaction
 * @param day ISO day by the school's clock; read from the settings by default
 * @throws when the store fails; then nothing is written
 */
export async function append(entries: readonly Entry[], { meta, day }: AppendOptions = {}): Promise<void> {
  await appendEntries(entries, day ?? (await currentDay()), meta);
  if (entries.length === 0) return;
  announceChange();
  appended.dispatchEvent(new Event('appended'));
}

interface AppendOptions {
  meta?: JournalMeta;
  day?: string;
}

/** Return the ISO day by the school's clock. */
export async function currentDay(): Promise<string> {
  const { settings } = await loadOwnSnapshot();
  return localTime(new Date(), settings.timetable.zone).day;
}
