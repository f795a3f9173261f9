import { guardedChromium } from '../chromium/tab.ts';
import type { StopMethod } from '../chromium/worker.ts';
import { openRoom } from '../classroom.ts';
import { type Finding, pause, secondsSince } from '../finding.ts';
import { compare, quiet } from '../journal-tally.ts';
import { nine } from '../nine-addresses.ts';
import { Visitor } from '../visitor.ts';
import { Killer } from './killer.ts';

/** A slow machine needs up to so many times the visits for as many kills, as a worker that does not run is not killed. */
const MOST_VISITS = 4;

/**
 * Make visits while the worker is killed repeatedly, until there are enough of both: each visit is recorded once.
 * @param pageAfter ms after which a server answers. A page that takes longer than an attempt (core/journal/attempt.ts) is
 * recorded by the worker as well
 */
export async function underKills(
  how: StopMethod,
  { visits, kills, pageAfter = 0 }: { visits: number; kills: number; pageAfter?: number },
): Promise<Finding> {
  const started = Date.now();
  const room = await openRoom();
  for (const [, address] of nine) room.web.at(address.replace('https://', ''), { delay: pageAfter });
  const killer = new Killer(room.browser, how);
  const visitor = new Visitor(guardedChromium(room.browser));
  let made = 0;
  for (; made < visits || (killer.kills < kills && made < MOST_VISITS * visits); made++) {
    await visitor.visit();
    await pause(Math.random() * 300);
    await visitor.moveOn();
  }
  await killer.stop();
  const found = await quiet(room.browser);
  await room.close();
  const { lost, twice } = compare(visitor.visits, found.incidents);
  const measured = {
    visits: made,
    kills: killer.kills,
    lost,
    twice,
    unseen: visitor.unseen,
    seconds: secondsSince(started),
  };
  return {
    name: `killed by ${how}${pageAfter > 0 ? `, pages after ${pageAfter} ms` : ''}`,
    goal: `≥ ${visits} visits, ≥ ${kills} kills: none lost, none twice`,
    measured,
    met: killer.kills >= kills && lost + twice + found.repeated + visitor.unseen + found.gaps.length === 0,
  };
}
