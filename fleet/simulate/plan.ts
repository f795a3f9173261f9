import type { RegionDetail } from '../../core/policy/region-policy.ts';
import type { Stored } from './measure.ts';
import type { Load, SimulatedRegion } from './year.ts';

/** Results of `npm run fleet -- simulate`, stored in fleet/simulation.json, by what the PCs send. */
export type Simulations = Record<RegionDetail, Simulation>;

/** Results for one of them; an entry is a sum of a day, or an entry of the journal. */
export interface Simulation {
  detail: RegionDetail;
  pcs: number;
  schoolDays: number;
  /** Share of PCs that are on, incidents a day of such a PC, and the seed of the generator. */
  on: number;
  incidents: number;
  seed: number;
  /** Means over school days. */
  requestsADay: number;
  entriesADay: number;
  packedBytesADay: number;
  /** Requests per second: mean of 24 hours, mean of the busiest minute of the day, busiest minute of the year. */
  mean: number;
  usualPeak: number;
  peak: number;
  /** Requests per second by quarter of an hour (`08:15`), mean of school days. */
  curve: Record<string, number>;
  /** Entries by ISO month. */
  months: Record<string, number>;
  bytesPerRow: number;
  bytesByColumn: Record<string, number>;
  /** Size of a gzip request, bytes, by number of entries. */
  packed: Record<string, number>;
}

const secondsPerDay = 24 * 60 * 60;

/** Summarize a simulated year. @param packedBytes returns the size of a gzip request, bytes, by number of entries */
export function summarize(
  region: SimulatedRegion,
  load: Load,
  stored: Stored,
  packedBytes: (size: number) => number,
): Simulation {
  const days = region.days.length;
  const bytes = [...load.bySize].reduce((sum, [size, requests]) => sum + requests * packedBytes(size), 0);
  return {
    detail: region.detail,
    pcs: region.pcs,
    schoolDays: days,
    on: region.on,
    incidents: region.incidents,
    seed: region.seed,
    requestsADay: Math.round(load.requests / days),
    entriesADay: Math.round(load.entries / days),
    packedBytesADay: Math.round(bytes / days),
    mean: round(load.requests / days / secondsPerDay),
    usualPeak: round(Math.max(...load.byMinute) / days / 60),
    peak: round(load.busiestMinute / 60),
    curve: curveOf(load, days),
    months: Object.fromEntries(load.byMonth),
    bytesPerRow: round(stored.bytesPerRow),
    bytesByColumn: Object.fromEntries(stored.byColumn.map(({ column, bytesPerRow }) => [column, round(bytesPerRow)])),
    packed: Object.fromEntries(packedSizes[region.detail].map((size) => [size, Math.round(packedBytes(size))])),
  };
}

function curveOf({ byMinute }: Load, days: number): Record<string, number> {
  const quarters = Array.from({ length: 96 }, (_, quarter) => {
    const requests = byMinute.slice(quarter * 15, quarter * 15 + 15).reduce((sum, one) => sum + one, 0);
    const time = `${Math.floor(quarter / 4)}`.padStart(2, '0');
    return [`${time}:${`${(quarter % 4) * 15}`.padStart(2, '0')}`, round(requests / days / (15 * 60))] as const;
  });
  return Object.fromEntries(quarters.filter(([, requests]) => requests > 0));
}

/** Sizes of requests in the plan, entries: a sum is sent alone. */
const packedSizes: Record<RegionDetail, number[]> = { sums: [1], entries: [1, 2, 5, 10, 20, 100, 400] };

const round = (number: number): number => Math.round(number * 100) / 100;

/** Load of a region of another size, in proportion to the simulated one. */
export interface Plan {
  pcs: number;
  requestsADay: number;
  entriesADay: number;
  peak: number;
  /** Requests per second after an outage of a day: within 30 minutes every PC sends that day, and the seal of entries. */
  afterOutage: number;
  packedGigabytesADay: number;
  rowsAYear: number;
  gigabytesAYear: number;
}

/** Maximum delay between two requests of a PC, seconds (core/region/backoff.ts). */
const maxRetryDelaySeconds = 30 * 60;

/** Scale the results to another number of PCs. */
export function planFor(pcs: number, found: Simulation): Plan {
  const times = pcs / found.pcs;
  const rowsAYear = Object.values(found.months).reduce((sum, entries) => sum + entries, 0) * times;
  return {
    pcs,
    requestsADay: found.requestsADay * times,
    entriesADay: found.entriesADay * times,
    peak: found.peak * times,
    afterOutage: ((found.detail === 'sums' ? 1 : 2) * pcs * found.on) / maxRetryDelaySeconds,
    packedGigabytesADay: (found.packedBytesADay * times) / 1e9,
    rowsAYear,
    gigabytesAYear: (rowsAYear * found.bytesPerRow) / 1e9,
  };
}

/** Assumed prices and numbers of servers. */
export interface Prices {
  /** Roubles a month for a server with 4 cores and 16 GB of memory, and for a GB of disk. */
  machine: number;
  gigabyte: number;
  /** Servers of the engine and of the Collector; the small servers of Keeper count as one. */
  engines: number;
  collectors: number;
}

/** Return the costs of a month, roubles: servers, and disk for twice a year of entries, because merges need a copy. */
export function costOf({ gigabytesAYear }: Plan, { machine, gigabyte, engines, collectors }: Prices): number {
  const keepers = engines > 1 ? 1 : 0;
  return (engines + collectors + keepers) * machine + engines * 2 * gigabytesAYear * gigabyte;
}
