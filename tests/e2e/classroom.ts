import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'puppeteer-core';
import type { Gap, Incident, OutcomeEntry } from '../../core/journal/entry.ts';
import { toGuardSettings } from '../../core/settings/guard-settings.ts';
import { readSettings } from '../../core/settings/read-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { Chromium } from '../../harness/chromium.ts';
import type { Kept, Read } from '../../harness/journal-dump.ts';
import { putSetting } from '../../harness/private-store.ts';
import { until } from '../../harness/until.ts';
import { nationalDays } from '../../rules/calendar/index.ts';

/** A classroom PC: a browser with the extension, and the fake web. */
export { openRoom as openClassroom, type Room as Classroom } from '../../harness/classroom.ts';

/**
 * Store settings as the administrator's page does, and wait until the guard has them.
 * @param now returns the time of the extension's clock
 */
export async function set(
  browser: Pick<Chromium, 'inPlainPage'>,
  change: Partial<Settings>,
  now = (): Date => new Date(),
): Promise<void> {
  await browser.inPlainPage(async (page) => {
    await putSetting(page, 'settings', change);
    await until(async () => {
      const given = await page.evaluate(async () => (await chrome.storage.local.get('given')).given);
      const held = (given as { settings?: Record<string, unknown> } | undefined)?.settings;
      const asked: Record<string, unknown> = { ...toGuardSettings(readSettings(change).settings, nationalDays, now()) };
      return held && Object.keys(change).every((name) => isDeepStrictEqual(held[name], asked[name]));
    });
  });
}

/** Entries of the journal by kind. */
export interface Recorded {
  incidents: Incident[];
  outcomes: OutcomeEntry[];
  gaps: Gap[];
}

/** Reads the journal out of a dump of all that is stored. */
function recordedIn({ databases }: Kept): Recorded {
  const rows = (databases.dezhurny?.entries ?? []) as (Incident | OutcomeEntry | Gap)[];
  return {
    incidents: rows.filter((row) => row.kind === 'incident'),
    outcomes: rows.filter((row) => row.kind === 'outcome'),
    gaps: rows.filter((row) => row.kind === 'gap'),
  };
}

/** Wait until the journal meets a condition and nothing is pending. */
export function recorded(
  browser: Pick<Chromium, 'reading'>,
  enough: (journal: Recorded) => boolean,
  timeout = 20_000,
): Promise<Recorded> {
  return browser.reading((read) => readTill(read, enough, timeout));
}

/** The same by a way to read that is there already: a tab less. */
function readTill(read: Read, enough: (journal: Recorded) => boolean, timeout = 20_000): Promise<Recorded> {
  let last: Recorded | undefined;
  let waiting: string[] = [];
  const ask = async (): Promise<Recorded | false> => {
    const kept = await read();
    last = recordedIn(kept);
    waiting = Object.keys(kept.local).filter((key) => key.startsWith('wait:'));
    return waiting.length === 0 && enough(last) && last;
  };
  return until(ask, { timeout, every: 100 }).catch((cause) => {
    const message = `the journal never became so; it holds ${inShort(last)}, waiting: ${waiting}`;
    throw new Error(message, { cause });
  });
}

function inShort(journal: Recorded | undefined): string {
  const { incidents = [], outcomes = [], gaps = [] } = journal ?? {};
  const words = incidents.map(({ id, system, noticed, lesson, hour }) => {
    const ends = outcomes.flatMap(({ incident, outcome }) => (incident === id ? [outcome] : []));
    return [id.slice(0, 4), system, noticed, lesson ?? `h${hour}`, ...ends].join(' ');
  });
  return `[${words.join(', ')}] and ${gaps.length} gaps`;
}

/** Return the journal once nothing is pending. */
export function settled(browser: Pick<Chromium, 'reading'>): Promise<Recorded> {
  return recorded(browser, () => true);
}

/** Wait until the tab shows an address with this prefix. */
export async function arrives(page: Page, start: string, timeout = 20_000): Promise<void> {
  await until(() => page.url().startsWith(start), { timeout, what: `${start} in the tab, which shows ${page.url()}` });
}
