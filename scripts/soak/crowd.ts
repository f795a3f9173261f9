import type { Answer } from '../browser/stand-ins.ts';
import { until } from '../browser/until.ts';
import { nine } from './addresses.ts';
import { type Finding, pause, secondsSince } from './finding.ts';
import { add, compare, quiet } from './journal.ts';
import { openRoom, type Room } from './room.ts';

interface Size {
  visits: number;
  tabs: number;
  /** Within which the visits begin. */
  seconds: number;
}

/** What each page of a walk finds in its own address: how many pages are to come, and when this one is to be left. */
interface Step {
  left: number;
  /** ms since 1970. */
  until: number;
}

/**
 * Many visits in many tabs at once, at an even pace: each is an episode of its own. A tab walks through the nine, each
 * page going on by itself, and is then closed for a new one: another visit of a system in the same tab would be the
 * same episode. Renderers are shared by site, for to start a thousand would measure nothing but this machine.
 */
export async function crowd({ visits, tabs, seconds }: Size): Promise<Finding> {
  const room = await openRoom({ args: ['--process-per-site'] });
  const pace = (seconds * 1000 * tabs) / visits;
  const wanted = new Map<string, number>();
  let unseen = 0;
  for (const [turn, [system, url]] of nine.entries()) {
    const { host, pathname } = new URL(url);
    const next = nine[(turn + 1) % nine.length] ?? nine[0];
    room.web.at(host + pathname, (_request, _response, { path }) => {
      add(wanted, system);
      return walking(path, next[1], pace);
    });
    room.web.at(`${host}/unseen`, () => {
      unseen += 1;
      return {};
    });
  }
  const started = Date.now();
  const lane = async (_: unknown, at: number): Promise<void> => {
    for (let done = 0; done < visits / tabs; done += nine.length) {
      const first = started + pace * (done + at / tabs);
      await pause(Math.max(0, first - Date.now()));
      await walk(room, nine[at % nine.length]?.[1] ?? '', {
        left: Math.min(nine.length, visits / tabs - done),
        until: first + pace,
      });
    }
  };
  await Promise.all(Array.from({ length: tabs }, lane));
  const took = secondsSince(started);
  const found = await quiet(room.browser);
  await room.close();
  const made = [...wanted.values()].reduce((sum, count) => sum + count, 0);
  const { lost, twice } = compare(wanted, found.incidents);
  return {
    name: 'crowd',
    goal: `${visits} visits in ${seconds} s over ${tabs} tabs: as many episodes`,
    measured: { visits: made, tabs, lost, twice, unseen, seconds: took },
    // A machine that cannot load so many pages in this time is slow, and loses nothing by it.
    met: made === visits && lost + twice + found.repeated + unseen === 0,
  };
}

/** Opens a tab, lets it walk, closes it. */
async function walk({ browser }: Room, url: string, { left, until: time }: Step): Promise<void> {
  const worker = await browser.worker();
  const open = async (address: string) => (await chrome.tabs.create({ url: address, active: false })).id;
  const title = async (id: number) => (await chrome.tabs.get(id)).title;
  const tab = (await worker.evaluate(open, `${url}?left=${left}&until=${time}`)) ?? 0;
  const hasEnded = async (): Promise<boolean> => (await worker.evaluate(title, tab)) === 'end';
  await until(hasEnded, { timeout: 120_000, every: 100, what: 'the end of a walk' });
  await worker.evaluate((id) => chrome.tabs.remove(id), tab);
}

/** A page that is left for the next when it has its banner and its time is over. */
function walking(path: string, next: string, pace: number): Answer {
  const asked = new URL(path, 'https://any.example').searchParams;
  const step: Step = { left: Number(asked.get('left')), until: Number(asked.get('until')) };
  const onwards =
    step.left > 1
      ? `location.assign('${next}?left=${step.left - 1}&until=${step.until + pace}')`
      : `document.title = 'end'`;
  return {
    body: `<script>
      const onwards = () => setTimeout(() => { ${onwards} }, Math.max(0, ${step.until} - Date.now()));
      const late = setTimeout(() => { fetch('/unseen').then(onwards); }, 20000);
      const look = () => {
        // What the extension adds stands beside head and body.
        if (document.documentElement.children.length < 3) return;
        observer.disconnect();
        clearTimeout(late);
        onwards();
      };
      const observer = new MutationObserver(look);
      observer.observe(document.documentElement, { childList: true });
      look();
    </script>`,
  };
}
