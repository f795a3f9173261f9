import { UnattachedChromium } from '../../harness/chromium/unattached.ts';
import { type Answer, FakeWeb } from '../../harness/fake-web.ts';
import { type Finding, pause, secondsSince } from '../../harness/finding.ts';
import { add, compare, quiet } from '../../harness/journal-tally.ts';
import { nine } from '../../harness/nine-addresses.ts';
import { until } from '../../harness/until.ts';

interface Size {
  visits: number;
  tabs: number;
  /** Time in s within which the visits begin. */
  seconds: number;
}

/** The cycle of addresses that the tabs visit, each with a name. */
type CrowdAddresses = readonly (readonly [name: string, url: string])[];

/** As many addresses that no rule matches: the baseline cost of the same walk without a warning. */
const innocent: CrowdAddresses = nine.map(([name]) => [name, `https://${name}.lesson.example/`]);

/**
 * Make many visits in many tabs at once, at an even pace; each is a separate episode. A tab visits the nine, each page
 * navigating to the next, and is then replaced by a new tab: a second visit of a system in one tab would be the same
 * episode. Sites share renderers, because starting a thousand would measure only this machine.
 */
export async function crowd(size: Size): Promise<Finding> {
  const web = await FakeWeb.start();
  const browser = await UnattachedChromium.launch(web, { args: ['--process-per-site'] });
  const room = { web, browser };
  const without = await walkAll(room, innocent, size);
  const { made, unseen, took } = await walkAll(room, nine, size);
  const found = await quiet(browser);
  await browser.close();
  await web.close();
  const { lost, twice } = compare(made, found.incidents);
  const visits = [...made.values()].reduce((sum, count) => sum + count, 0);
  return {
    name: 'crowd',
    goal: `${size.visits} visits in ${size.seconds} s over ${size.tabs} tabs: as many episodes`,
    measured: { visits, tabs: size.tabs, lost, twice, unseen, seconds: took, secondsOfInnocentPages: without.took },
    // A machine that cannot load as many innocent pages in this time is only slow, so speed is no criterion.
    met: visits === size.visits && lost + twice + found.repeated + unseen === 0,
  };
}

/** A browser that attaches to no tab: a debugger in each would cost more than the extension. */
interface CrowdedRoom {
  web: FakeWeb;
  browser: UnattachedChromium;
}

/** Parameters that a page of a walk reads from its own address. */
interface Step {
  /** The walk that the page belongs to. */
  walk: string;
  /** Pages that the walk still has, including this one. */
  left: number;
  /** Earliest time at which this page may close, ms since 1970. */
  stayUntil: number;
}

/** @returns the number of pages by name, how many of them had no banner, and the duration in s */
async function walkAll(room: CrowdedRoom, places: CrowdAddresses, { visits, tabs, seconds }: Size) {
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

/** Open a background tab. @returns a function that closes it */
async function open({ browser }: CrowdedRoom, url: string): Promise<() => Promise<void>> {
  const create = async (address: string): Promise<number> =>
    (await chrome.tabs.create({ url: address, active: false })).id ?? -1;
  const tab = await browser.evaluate(create, url);
  return () => browser.evaluate((id) => chrome.tabs.remove(id), tab);
}

const addressOf = (place: string, { walk, left, stayUntil }: Step): string =>
  `${place}?${new URLSearchParams({ walk, left: `${left}`, stayUntil: `${stayUntil}` })}`;

function stepIn(path: string): Step {
  const { walk = '', left, stayUntil } = Object.fromEntries(new URL(path, 'https://any.example').searchParams);
  return { walk, left: Number(left), stayUntil: Number(stayUntil) };
}

/** Return a page that navigates to the next, or ends the walk, once its time is over and any expected banner is up. */
function page({ walk, left, stayUntil }: Step, next: string, isWarned: boolean): Answer {
  const onwards = left > 1 ? `location.assign('${next}')` : `fetch('/end?walk=${walk}')`;
  return {
    body: `<script>
      const onwards = () => setTimeout(() => ${onwards}, ${stayUntil} - Date.now());
      const late = setTimeout(() => fetch('/unseen').then(onwards), 20000);
      const look = () => {
        // The extension adds its node beside head and body.
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
