import { gzipSync } from 'node:zlib';
import { takeBatch } from '../../core/region/batch.ts';
import type { OutboxItem } from '../../core/region/outbox-item.ts';
import type { Engine } from '../engine.ts';
import { rowsOf } from '../records.ts';
import { seeded } from './chance.ts';
import { siteOf } from './crowd.ts';
import { entriesOfDay, sumOfDay } from './entries.ts';

const version = '0.1.0';

/** Return the mean size of a gzip request, bytes. @param entries in the request @param samples number of requests */
export function packedBytes(entries: number, samples = 20): number {
  const sizes = Array.from({ length: samples }, (_, i) => {
    const batch = takeBatch(entriesOfDay(seeded(entries * 1000 + i), '2026-01-15', entries), senderOf(i));
    return gzipSync(batch.body).length;
  });
  return sizes.reduce((sum, size) => sum + size, 0) / samples;
}

/** Return the mean size of a gzip request with the sum of a day, bytes. @param incidents of the PC on that day */
export function packedSumBytes(incidents: number, samples = 20): number {
  const sizes = Array.from({ length: samples }, (_, i) => {
    const batch = takeBatch([sumOfDay(seeded(i), '2026-01-15', incidentsOf(i, incidents))], senderOf(i));
    return gzipSync(batch.body).length;
  });
  return sizes.reduce((sum, size) => sum + size, 0) / samples;
}

/** Numbers of incidents as PCs have them: exponentially distributed, rounded down. @param mean of all PCs */
const incidentsOf = (pc: number, mean: number): number => Math.floor(-(mean + 0.5) * Math.log(1 - seeded(pc + 7)()));

const senderOf = (pc: number): { site: string; place: string; version: string } => ({
  site: siteOf(pc),
  place: `Каб. ${1 + (pc % 30)}`,
  version,
});

/** Size of a row on disk after parts are merged, bytes, and the number of rows measured. */
export interface Stored {
  bytesPerRow: number;
  rows: number;
  /** Empty for a small table, whose parts hold all columns in one file. */
  byColumn: { column: string; bytesPerRow: number }[];
}

/**
 * Insert a day of many PCs through `dezhurny.otel_logs`, merge, and read the sizes of the parts
 * (https://clickhouse.com/docs/operations/system-tables/parts).
 * @param day ISO day within the last year @param entries of a PC on that day
 */
export async function measureStored(engine: Engine, pcs: number, entries: number, day: string): Promise<Stored> {
  for (let first = 0; first < pcs; first += 500) {
    await insertAll(engine, Math.min(500, pcs - first), (i) => entriesOfDay(seeded(first + i), day, entries), first);
  }
  return sizesOf(engine, 'entries');
}

/** As {@link measureStored}, for PCs that send the sum of the day. @param incidents mean of a PC */
export async function measureSums(engine: Engine, pcs: number, incidents: number, day: string): Promise<Stored> {
  for (let first = 0; first < pcs; first += 500) {
    const sumOf = (i: number): Items => [sumOfDay(seeded(first + i), day, incidentsOf(first + i, incidents))];
    await insertAll(engine, Math.min(500, pcs - first), sumOf, first);
  }
  return sizesOf(engine, 'day_sums');
}

type Items = [OutboxItem, ...OutboxItem[]];

async function insertAll(engine: Engine, pcs: number, itemsOf: (i: number) => Items, first: number): Promise<void> {
  const rows = Array.from({ length: pcs }, (_, i) =>
    rowsOf(JSON.parse(takeBatch(itemsOf(i), senderOf(first + i)).body)),
  );
  await engine.insert('dezhurny.otel_logs', rows.flat().join('\n'));
}

async function sizesOf(engine: Engine, table: 'entries' | 'day_sums'): Promise<Stored> {
  await engine.run(`OPTIMIZE TABLE dezhurny.${table} FINAL`);
  const ours = `active AND database = 'dezhurny' AND table = '${table}'`;
  const [parts = { rows: 0, bytes: 0 }] = await engine.query<{ rows: number; bytes: number }>(
    `SELECT sum(rows) AS rows, sum(bytes_on_disk) AS bytes FROM system.parts WHERE ${ours}`,
  );
  const columns = await engine.query<{ column: string; bytes: number }>(
    `SELECT column, sum(column_data_compressed_bytes) AS bytes FROM system.parts_columns WHERE ${ours}
     GROUP BY column HAVING bytes > 0 ORDER BY bytes DESC LIMIT 6`,
  );
  return {
    rows: parts.rows,
    bytesPerRow: parts.bytes / parts.rows,
    byColumn: columns.map(({ column, bytes }) => ({ column, bytesPerRow: bytes / parts.rows })),
  };
}
