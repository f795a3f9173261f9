import {
  ARRIVAL_LOOKS_MS,
  type ArrivalCheck,
  type ArrivalVerdict,
  isOverdue,
  judgeArrival,
  platformOf,
  type TabSight,
  unknownVerdict,
  unopenedAfter,
} from '../../../core/journal/arrival-check.ts';
import { episodeOf } from '../../../core/journal/episode.ts';
import { newArrival } from '../../../core/journal/incident.ts';
import { unopenedAddress } from '../../../core/messages/notice-address.ts';
import type { PlatformId } from '../../../core/rules/ids.ts';
import { parseAddress } from '../../../core/rules/match.ts';
import { showAfterPage, sightOf } from '../../../platform/browser/tabs.ts';
import { allArrivalChecks, removeArrivalCheck, saveArrivalCheck } from '../../../platform/delivery/arrival-checks.ts';
import { allEpisodes } from '../../../platform/delivery/episodes.ts';
import { exclusively, hasEntry } from '../../../platform/journal/journal.ts';
import { loadUnopened } from '../../../platform/journal/unopened.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { loadRegulation } from '../../../platform/settings/regulation.ts';
import { choosePack } from '../../../rules/index.ts';
import { type Appended, append, currentDay } from '../ingest/journal-writer.ts';
import { failedLoads } from './failed-loads.ts';

/** Tab id of a press whose tab is not known any more. */
const NO_TAB = -1;

/**
 * After presses of a platform's button, look at the tabs until the platform has opened or failed. No listener hears the
 * permitted hosts: it would start the worker on each of their pages. The address is compared and dropped here.
 */
export async function checkArrivals({ entries, late }: Appended): Promise<void> {
  const presses = entries.flatMap((entry) => {
    const platform = entry.kind === 'outcome' ? platformOf(entry.outcome) : null;
    return entry.kind === 'outcome' && platform ? [{ incident: entry.incident, platform }] : [];
  });
  if (presses.length === 0) return;
  const wasHeard = failedLoads.isListening() || !late;
  failedLoads.listen(); // before the page hears that its entry is kept, and leaves
  const episodes = await allEpisodes();
  for (const press of presses) {
    const tab = episodeOf(episodes, press.incident)?.tab;
    const begun = { ...press, tab: tab ?? NO_TAB, begun: Date.now() };
    await saveArrivalCheck(begun);
    void (wasHeard && tab !== undefined ? check(begun, late) : settle(begun, unknownVerdict));
  }
}

/** @param late whether the press may be long ago, so that another page in its tab tells nothing */
async function check(press: ArrivalCheck, late: boolean): Promise<void> {
  const { incident, tab, platform, begun } = press;
  const hosts = await permittedHosts(platform);
  for (const look of ARRIVAL_LOOKS_MS) {
    await new Promise((resume) => setTimeout(resume, begun + look - Date.now()));
    const elsewhere = look === ARRIVAL_LOOKS_MS.at(-1) ? (late ? 'unknown' : 'no') : null;
    const verdict = judgeArrival(await seenIn(tab), hosts, elsewhere);
    if (!verdict) continue;
    const isFirst = await settle(press, verdict);
    if (isFirst && verdict.broken) await showAfterPage(tab, unopenedAddress(platform, incident));
    return;
  }
}

async function seenIn(tab: number): Promise<TabSight> {
  const sight = await sightOf(tab);
  if (sight === 'closed' || sight === 'no-page') return sight;
  return { ...sight, failed: sight.failed || failedLoads.takeFailure(tab, sight.address) };
}

/** Settle the checks of workers that were stopped as unknown. */
export async function settleStoppedChecks(): Promise<void> {
  for (const check of await allArrivalChecks()) if (isOverdue(check, Date.now())) await settle(check, unknownVerdict);
}

/** Write the result of a check, once. @returns false if it was settled before */
function settle({ incident, platform }: ArrivalCheck, verdict: ArrivalVerdict): Promise<boolean> {
  return exclusively(async () => {
    const checks = await allArrivalChecks();
    if (!checks.some((check) => check.incident === incident)) return false;
    const [day, unopened] = [await currentDay(), await loadUnopened()];
    const since = unopenedAfter(unopened, platform, verdict, day);
    if (await hasEntry(incident))
      await append([newArrival(incident, verdict.arrived)], { day, meta: { name: 'unopened', since } });
    await removeArrivalCheck(incident);
    return true;
  });
}

/** The hosts that the regulation permits, and that of the button's link, which a school may set. */
async function permittedHosts(platform: PlatformId): Promise<string[]> {
  const { permitted } = choosePack(await loadRegulation()).pack;
  const { settings } = await loadOwnSnapshot();
  const link = parseAddress(settings[`${platform}Link`]);
  return [...permitted.platforms.flatMap(({ hosts }) => hosts), ...(link ? [link.hostname] : [])];
}
