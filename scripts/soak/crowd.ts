import { type Finding, pause, secondsSince } from './finding.ts';
import { compare, quiet } from './journal.ts';
import { openRoom } from './room.ts';
import { Visitor } from './visitor.ts';

/** Many visits in many tabs at once, at an even pace: each is an episode of its own. */
export async function crowd(size: { visits: number; tabs: number; seconds: number }): Promise<Finding> {
  const room = await openRoom();
  const visitors = Array.from({ length: size.tabs }, (_, i) => new Visitor(room.browser, i));
  const started = Date.now();
  const paceMs = (size.seconds * 1000) / size.visits;
  let next = 0;
  await Promise.all(
    visitors.map(async (visitor) => {
      for (let turn = next++; turn < size.visits; turn = next++) {
        await pause(Math.max(0, started + turn * paceMs - Date.now()));
        await visitor.visit();
        await visitor.moveOn();
      }
    }),
  );
  const seconds = secondsSince(started);
  const found = await quiet(room.browser);
  await room.close();
  const wanted = new Map<string, number>();
  for (const { visits } of visitors) for (const [name, n] of visits) wanted.set(name, (wanted.get(name) ?? 0) + n);
  const { lost, twice } = compare(wanted, found.incidents);
  const unseen = visitors.reduce((sum, visitor) => sum + visitor.unseen, 0);
  return {
    name: 'crowd',
    goal: `${size.visits} visits in ${size.seconds} s over ${size.tabs} tabs: as many episodes`,
    measured: { visits: size.visits, tabs: size.tabs, lost, twice, unseen, seconds },
    // A machine that cannot load so many pages in this time is slow, and loses nothing by it.
    met: lost + twice + found.repeated + unseen === 0,
  };
}
