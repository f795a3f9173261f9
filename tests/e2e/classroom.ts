import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'puppeteer-core';
import type { Gap, Incident, OutcomeEntry } from '../../core/entry.ts';
import type { Settings } from '../../core/settings.ts';
import { Chromium, type ChromiumOptions } from '../../scripts/browser/chromium.ts';
import type { Kept } from '../../scripts/browser/dump.ts';
import { StandIns } from '../../scripts/browser/stand-ins.ts';
import { until } from '../../scripts/browser/until.ts';

/** An address a person would type for each of the nine, in the order of Appendix 2. */
export const nine = [
  ['discord', 'https://discord.com/app'],
  ['teams', 'https://teams.microsoft.com/v2/'],
  ['skype-business', 'https://meet.lync.com/lyceum/teacher/ABC123'],
  ['snapchat', 'https://web.snapchat.com/'],
  ['telegram', 'https://web.telegram.org/k/'],
  ['threema', 'https://web.threema.ch/'],
  ['viber', 'https://web.viber.com/'],
  ['whatsapp', 'https://web.whatsapp.com/'],
  ['wechat', 'https://wx.qq.com/'],
] as const;

/** A classroom PC: a browser with the extension, and stand-ins for the whole web. */
export interface Classroom {
  browser: Chromium;
  web: StandIns;
  close(): Promise<void>;
}

export async function openClassroom(options: Omit<ChromiumOptions, 'standIns'> = {}): Promise<Classroom> {
  const web = await StandIns.start();
  const browser = await Chromium.launch({ standIns: web, ...options });
  return {
    browser,
    web,
    async close() {
      await browser.close();
      await web.close();
    },
  };
}

/** Sets settings as the administrator's page does, and waits till the guard has them. */
export async function set(browser: Pick<Chromium, 'extensionPage'>, change: Partial<Settings>): Promise<void> {
  const page = await browser.extensionPage('manifest.json');
  await page.evaluate((settings) => chrome.storage.local.set({ settings }), change);
  await until(async () => {
    const given = await page.evaluate(async () => (await chrome.storage.local.get('given')).given);
    const held = (given as { settings?: Settings } | undefined)?.settings;
    return held && Object.entries(change).every(([k, v]) => isDeepStrictEqual(held[k as keyof Settings], v));
  });
  await page.close();
}

/** What the journal holds, as people count it. */
export interface Recorded {
  incidents: Incident[];
  outcomes: OutcomeEntry[];
  gaps: Gap[];
}

/** Reads the journal out of a dump of all that is stored. */
export function recordedIn({ databases }: Kept): Recorded {
  const rows = (databases.dezhurny?.entries ?? []) as (Incident | OutcomeEntry | Gap)[];
  return {
    incidents: rows.filter((row) => row.kind === 'incident'),
    outcomes: rows.filter((row) => row.kind === 'outcome'),
    gaps: rows.filter((row) => row.kind === 'gap'),
  };
}

/** Waits until the journal holds what a condition asks for and nothing is on its way any more. */
export async function recorded(
  browser: Pick<Chromium, 'storage'>,
  enough: (journal: Recorded) => boolean,
): Promise<Recorded> {
  let last: Recorded | undefined;
  let waiting: string[] = [];
  try {
    return await until(
      async () => {
        const kept = await browser.storage();
        last = recordedIn(kept);
        waiting = Object.keys(kept.local).filter((key) => key.startsWith('wait:'));
        return waiting.length === 0 && enough(last) && last;
      },
      { timeout: 10_000, every: 100 },
    );
  } catch (error) {
    throw new Error(`the journal never became so; it holds ${inShort(last)}, waiting: ${waiting}`, { cause: error });
  }
}

function inShort(journal: Recorded | undefined): string {
  const { incidents = [], outcomes = [], gaps = [] } = journal ?? {};
  const words = incidents.map(({ id, system, noticed, lesson, hour }) => {
    const ends = outcomes.flatMap(({ incident, outcome }) => (incident === id ? [outcome] : []));
    return [id.slice(0, 4), system, noticed, lesson ?? `h${hour}`, ...ends].join(' ');
  });
  return `[${words.join(', ')}] and ${gaps.length} gaps`;
}

/** The journal once everything on its way has arrived. */
export function settled(browser: Pick<Chromium, 'storage'>): Promise<Recorded> {
  return recorded(browser, () => true);
}

/** Waits until the tab shows an address that begins like this. */
export async function arrives(page: Page, start: string, timeout = 5000): Promise<void> {
  await until(() => page.url().startsWith(start), { timeout, what: `${start} in the tab, which shows ${page.url()}` });
}
