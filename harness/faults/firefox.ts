import { FakeWeb } from '../fake-web.ts';
import { type Finding, pause, secondsSince } from '../finding.ts';
import { Firefox } from '../firefox.ts';
import { guardedFirefox } from '../firefox-tab.ts';
import { compare, quiet } from '../journal-tally.ts';
import { Visitor } from '../visitor.ts';

/** ms without an event after which Firefox stops the background page here; the default is 30 s. */
const IDLE = 300;

/** Of so many visits one waits until the background page is stopped; the others come while it runs, stops or starts. */
const ASLEEP_EVERY = 3;

/** Firefox stops the background page between the visits, and during some of them: each is recorded once. */
export async function sleepyFirefox(visits: number): Promise<Finding> {
  const started = Date.now();
  const web = await FakeWeb.start();
  const browser = await Firefox.launch({
    web,
    preferences: { 'extensions.background.idle.timeout': IDLE },
  });
  const background = await browser.watchBackground();
  const visitor = new Visitor(guardedFirefox(browser, web));
  let asleep = 0;
  for (let i = 0; i < visits; i++) {
    if (i % ASLEEP_EVERY === 0) await background.fallsAsleep();
    asleep += Number(await background.isAsleep());
    await visitor.visit();
    await pause(Math.random() * 3 * IDLE);
    await visitor.moveOn();
  }
  const starts = await background.starts();
  const found = await quiet(browser);
  await browser.close();
  await web.close();
  const { lost, twice } = compare(visitor.visits, found.incidents);
  const least = Math.ceil(visits / ASLEEP_EVERY);
  return {
    name: 'Firefox, idle time 300 ms',
    goal: `${visits} visits, ≥ ${least} starts of the background page: none lost, none twice`,
    measured: { visits, starts, asleep, lost, twice, unseen: visitor.unseen, seconds: secondsSince(started) },
    met: starts >= least && lost + twice + found.repeated + visitor.unseen + found.gaps.length === 0,
  };
}
