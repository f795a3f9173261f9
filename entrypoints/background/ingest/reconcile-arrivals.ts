import { platformOf } from '../../../core/journal/arrival-check.ts';
import { newArrival } from '../../../core/journal/incident.ts';
import type { Recorded } from '../../../core/journal/recorded-entry.ts';
import { allArrivalChecks } from '../../../platform/delivery/arrival-checks.ts';
import { allEpisodes } from '../../../platform/delivery/episodes.ts';
import { entriesBetween, exclusively } from '../../../platform/journal/journal.ts';
import { sessionStartDay } from '../../../platform/journal/session-start.ts';
import { append, currentDay } from './journal-writer.ts';

/**
 * Write `unknown` for the presses of the previous browser session that have no arrival: the browser ended before the worker
 * knew, and its check went with storage.session. Presses of this session are left to their own checks.
 */
export function reconcileLostArrivals(): Promise<void> {
  return exclusively(async () => {
    const today = await currentDay();
    const current = await incidentsOfSession();
    const lost: string[] = [];
    for await (const rows of entriesBetween(await sessionStartDay(today), today)) {
      lost.push(...rows.filter(isUnsettledPress).flatMap(({ entry }) => (current.has(entry.id) ? [] : [entry.id])));
    }
    if (lost.length > 0)
      await append(
        lost.map((incident) => newArrival(incident, 'unknown')),
        { day: today },
      );
  });
}

function isUnsettledPress({ outcome, arrived }: Recorded): boolean {
  return arrived === undefined && outcome !== null && platformOf(outcome) !== null;
}

async function incidentsOfSession(): Promise<Set<string>> {
  const [checks, episodes] = await Promise.all([allArrivalChecks(), allEpisodes()]);
  return new Set([...checks, ...episodes].map(({ incident }) => incident));
}
