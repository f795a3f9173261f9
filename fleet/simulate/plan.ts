import type { Stored } from './measure.ts';
import type { Load, SimulatedRegion } from './year.ts';

/** What `npm run fleet -- simulate` found, kept in fleet/simulation.json. Plain numbers only. */
export interface Simulation {
  pcs: number;
  schoolDays: number;
  /** Share of PCs on, incidents of such a PC a day, and chance's seed. */
  on: number;
  incidents: number;
  seed: number;
  /** Of a school day on the average. */
  requestsADay: number;
  entriesADay: number;
  packedBytesADay: number;
  /** Requests a second: over the 24 hours of a school day, in its busiest minute on the average, in the year's busiest. */
  mean: number;
  usualPeak: number;
  peak: number;
  /** Requests a second by the quarter of an hour, on the average of school days: `08:15` to what. */
  curve: Record<string, number>;
  /** Entries by ISO month. */
  months: Record<string, number>;
  bytesPerRow: number;
  bytesByColumn: Record<string, number>;
  /** Bytes of packed requests with so many entries. */
  packed: Record<string, number>;
}

const secondsPerDay = 24 * 60 * 60;

/** @param packedBytes bytes of a request with so many entries */
export function summarize(
  region: SimulatedRegion,
  load: Load,
  stored: Stored,
  packedBytes: (size: number) => number,
): Simulation {
  const days = region.days.length;
  const bytes = [...load.bySize].reduce((sum, [size, requests]) => sum + requests * packedBytes(size), 0);
  return {
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
    packed: Object.fromEntries([1, 2, 5, 10, 20, 100, 400].map((size) => [size, Math.round(packedBytes(size))])),
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

const round = (number: number): number => Math.round(number * 100) / 100;

/** A region of another size, in proportion to what was simulated. */
export interface Plan {
  pcs: number;
  requestsADay: number;
  entriesADay: number;
  peak: number;
  /** Requests a second when an engine that was away for a day is back: within half an hour PCs send that day and its seal. */
  afterOutage: number;
  packedGigabytesADay: number;
  rowsAYear: number;
  gigabytesAYear: number;
}

/** The longest pause between two tries of a PC, seconds (core/region/backoff.ts). */
const maxRetryDelaySeconds = 30 * 60;

export function planFor(pcs: number, found: Simulation): Plan {
  const times = pcs / found.pcs;
  const rowsAYear = Object.values(found.months).reduce((sum, entries) => sum + entries, 0) * times;
  return {
    pcs,
    requestsADay: found.requestsADay * times,
    entriesADay: found.entriesADay * times,
    peak: found.peak * times,
    afterOutage: (2 * pcs * found.on) / maxRetryDelaySeconds,
    packedGigabytesADay: (found.packedBytesADay * times) / 1e9,
    rowsAYear,
    gigabytesAYear: (rowsAYear * found.bytesPerRow) / 1e9,
  };
}

/** What a month costs, from prices that are told with it. */
export interface Prices {
  /** Roubles a month for a machine with 4 processors and 16 GB, and for a GB of its disk. */
  machine: number;
  gigabyte: number;
  /** Machines with the engine, and with the Collector; Keeper's are small and counted as one. */
  engines: number;
  collectors: number;
}

/** Roubles a month: machines, and the disk for a year of entries, twice over, for merging needs as much again. */
export function costOf({ gigabytesAYear }: Plan, { machine, gigabyte, engines, collectors }: Prices): number {
  const keepers = engines > 1 ? 1 : 0;
  return (engines + collectors + keepers) * machine + engines * 2 * gigabytesAYear * gigabyte;
}
