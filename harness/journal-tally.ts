import type { Entry } from '../core/journal/entry.ts';
import type { ExtensionOrigin } from './extension-origin.ts';
import type { Kept } from './journal-dump.ts';
import { until } from './until.ts';

/** Counts of the stored entries. */
export interface Tally {
  /** System id → incidents. */
  incidents: Map<string, number>;
  /** Rows with a repeated id. */
  repeated: number;
  outcomes: Entry[];
  /** Missing entries, by gap. */
  gaps: number[];
  /** Keys of all rows. */
  keys: string[];
  waiting: string[];
  /** True if this browser session has compared the store with its watermark. */
  checked: boolean;
}

/** Count a dump of everything that is stored. */
export function tally({ databases, local, session }: Kept): Tally {
  const rows = (databases.dezhurny?.entries ?? []) as (Entry & { key: string })[];
  const incidents = new Map<string, number>();
  for (const row of rows) if (row.kind === 'incident') add(incidents, row.system);
  const keys = rows.map(({ key }) => key);
  return {
    incidents,
    repeated: keys.length - new Set(keys).size,
    outcomes: rows.filter(({ kind }) => kind === 'outcome'),
    gaps: rows.flatMap((row) => (row.kind === 'gap' ? [row.missing] : [])),
    keys,
    waiting: Object.keys({ ...session, ...local }).filter((key) => key.startsWith('wait:')),
    checked: session['journal.checked'] === true,
  };
}

/** ms */
const TIMEOUT_MS = 100_000;

/** ms that the content script takes for all its tries to deliver; the alarm follows after a minute. */
const DELIVERY_MS = 7000;

/**
 * Return the journal once nothing is pending. If an alarm is set, do not wait out its minute.
 * @param alarmEvery ms between two alarms; short ones are enough for entries whose pages are gone
 */
export function quiet(browser: ExtensionOrigin, alarmEvery = DELIVERY_MS): Promise<Tally> {
  return browser.reading(async (read) => {
    let last: Tally | undefined;
    let rung = 0;
    const ask = async (): Promise<Tally | false> => {
      last = tally(await read());
      if (last.waiting.length === 0 && last.checked) return last;
      if (Date.now() - rung > alarmEvery) {
        await bringAlarmForward(browser);
        rung = Date.now();
      }
      return false;
    };
    return until(ask, { timeout: TIMEOUT_MS, every: 250 }).catch(() => last as Tally);
  });
}

async function bringAlarmForward(browser: ExtensionOrigin): Promise<void> {
  const now = `chrome.alarms.create('round', { when: Date.now() })`;
  await browser.inPlainPage((page) => page.evaluate(`chrome.alarms.get('round').then((set) => set && ${now})`));
}

/** Increment a count. */
export function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Return how many are missing and how many are in excess, summed over the names. */
export function compare(
  wanted: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
): { lost: number; twice: number } {
  let lost = 0;
  let twice = 0;
  for (const name of new Set([...wanted.keys(), ...found.keys()])) {
    const more = (found.get(name) ?? 0) - (wanted.get(name) ?? 0);
    if (more > 0) twice += more;
    else lost -= more;
  }
  return { lost, twice };
}
