import { openRoom, type Room } from '../../harness/classroom.ts';
import type { Answer } from '../../harness/fake-web.ts';
import { type Finding, pause, secondsSince } from '../../harness/finding.ts';
import { add, compare, quiet } from '../../harness/journal-tally.ts';
import { nine } from '../../harness/nine-addresses.ts';
import { until } from '../../harness/until.ts';

interface Size {
  visits: number;
  tabs: number;
  /** Within which the visits begin. */
  seconds: number;
}

/** Where the tabs walk, round and round: a name and an address each. */
type CrowdAddresses = readonly (readonly [name: string, url: string])[];

/** As many places that no rule knows: what the same walk takes this machine without a warning. */
const innocent: CrowdAddresses = nine.map(([name]) => [name, `https://${name}.lesson.example/`]);

/**
 * Many visits in many tabs at once, at an even pace: each is a separate episode. A tab walks through the nine, each
 * page going on by itself, and is then closed for a new one: another visit of a system in the same tab would be the
 * same episode. Renderers are shared by site, for to start a thousand would measure nothing but this machine.
 */
export async function crowd(size: Size): Promise<Finding> {
  const room = await openRoom({ args: ['--process-per-site'] });
  const without = await walkAll(room, innocent, size);
  const { made, unseen, took } = await walkAll(room, nine, size);
  const found = await quiet(room.browser);
  await room.close();
  const { lost, twice } = compare(made, found.incidents);
  const visits = [...made.values()].reduce((sum, count) => sum + count, 0);
  return {
    name: 'crowd',
    goal: `${size.visits} visits in ${size.seconds} s over ${size.tabs} tabs: as many episodes`,
    measured: { visits, tabs: size.tabs, lost, twice, unseen, seconds: took, secondsOfInnocentPages: without.took },
    // A machine that cannot load so many pages in this time, innocent ones either, is slow, and loses nothing by it.
    met: visits === size.visits && lost + twice + found.repeated + unseen === 0,
  };
}

/** What a page of a walk finds in its own address. */
interface Step {
  /** Which walk it belongs to. */
  walk: string;
  /** How many pages the walk still has, this one among them. */
  left: number;
  /** Earliest time at which this page may close, ms since 1970. */
  stayUntil: number;
}

/** @returns how many pages of each name were there, how many of them saw no banner, and the seconds it took */
async function walkAll(room: Room, places: CrowdAddresses, { visits, tabs, seconds }: Size) {
  const pace = (seconds * 1000 * tabs) / visits;
  const made = new Map<string, number>();
  const ended = new Set<string>();
  let unseen = 0;
  for (const [turn, [name, url]] of places.entries()) {
    const { host, pathname } = new URL(url);
    const next = places[(turn + 1) % places.length]?.[1] ?? url;
    room.web
      .at(host + pathname, (_request, _response, { path }) => {
        add(made, name);
        const step = stepIn(path);
        return page(
          step,
          addressOf(next, { ...step, left: step.left - 1, stayUntil: step.stayUntil + pace }),
          places === nine,
        );
      })
      .at(`${host}/end`, (_request, _response, { path }) => {
        ended.add(stepIn(path).walk);
        return {};
      })
      .at(`${host}/unseen`, () => {
        unseen += 1;
        return {};
      });
  }
  const started = Date.now();
  const lane = async (_: unknown, at: number): Promise<void> => {
    const own = visits / tabs;
    for (let done = 0; done < own; done += places.length) {
      const begins = started + pace * (done + at / tabs);
      await pause(Math.max(0, begins - Date.now()));
      const step = { walk: `${at}-${done}`, left: Math.min(places.length, own - done), stayUntil: begins + pace };
      const close = await open(room, addressOf(places[at % places.length]?.[1] ?? '', step));
      await until(() => ended.has(step.walk), { timeout: 120_000, what: 'the end of a walk' });
      await close();
    }
  };
  await Promise.all(Array.from({ length: tabs }, lane));
  return { made, unseen, took: secondsSince(started) };
}

/** Opens a tab in the background, without Puppeteer, which would keep up with every page. @returns what closes it */
async function open({ browser }: Room, url: string): Promise<() => Promise<void>> {
  const worker = await browser.worker();
  const tab = await worker.evaluate(
    async (address) => (await chrome.tabs.create({ url: address, active: false })).id,
    url,
  );
  return () => worker.evaluate((id) => chrome.tabs.remove(id ?? -1), tab);
}

const addressOf = (place: string, { walk, left, stayUntil }: Step): string =>
  `${place}?${new URLSearchParams({ walk, left: `${left}`, stayUntil: `${stayUntil}` })}`;

function stepIn(path: string): Step {
  const { walk = '', left, stayUntil } = Object.fromEntries(new URL(path, 'https://any.example').searchParams);
  return { walk, left: Number(left), stayUntil: Number(stayUntil) };
}

/** A page that goes on to the next, or ends the walk, when it has its banner, if it gets one, and its time is over. */
function page({ walk, left, stayUntil }: Step, next: string, isWarned: boolean): Answer {
  const onwards = left > 1 ? `location.assign('${next}')` : `fetch('/end?walk=${walk}')`;
  return {
    body: `<script>
      const onwards = () => setTimeout(() => ${onwards}, ${stayUntil} - Date.now());
      const late = setTimeout(() => fetch('/unseen').then(onwards), 20000);
      const look = () => {
        // What the extension adds stands beside head and body.
        if (document.documentElement.children.length < ${isWarned ? 3 : 0}) return;
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
