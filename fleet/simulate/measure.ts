import { gzipSync } from 'node:zlib';
import { takeBatch } from '../../core/region/batch.ts';
import type { Engine } from '../engine.ts';
import { rowsOf } from '../records.ts';
import { seeded } from './chance.ts';
import { siteOf } from './crowd.ts';
import { entriesOfDay } from './entries.ts';

const version = '0.1.0';

/** Return the mean size of a gzip request, bytes. @param entries in the request @param samples number of requests */
export function packedBytes(entries: number, samples = 20): number {
  const sizes = Array.from({ length: samples }, (_, i) => {
    const batch = takeBatch(entriesOfDay(seeded(entries * 1000 + i), '2026-01-15', entries), senderOf(i));
    return gzipSync(batch.body).length;
  });
  return sizes.reduce((sum, size) => sum + size, 0) / samples;
}

const senderOf = (pc: number): { site: string; place: string; version: string } => ({
  site: siteOf(pc),
  place: `Каб. ${1 + (pc % 30)}`,
  version,
});

/** Size of a row on disk after parts are merged, bytes, and the number of rows measured. */
export interface Stored {
  bytesPerRow: number;
  rows: number;
  byColumn: { column: string; bytesPerRow: number }[];
}

/**
 * Insert a day of many PCs through `dezhurny.otel_logs`, merge, and read the sizes of the parts
 * (https://clickhouse.com/docs/operations/system-tables/parts).
 * @param day ISO day within the last year @param entries of a PC on that day
 */
export async function measureStored(engine: Engine, pcs: number, entries: number, day: string): Promise<Stored> {
  for (let first = 0; first < pcs; first += 500) {
    const rows = Array.from({ length: Math.min(500, pcs - first) }, (_, i) => {
      const pc = first + i;
      const { body } = takeBatch(entriesOfDay(seeded(pc), day, entries), senderOf(pc));
      return rowsOf(JSON.parse(body));
    });
    await engine.insert('dezhurny.otel_logs', rows.flat().join('\n'));
  }
  await engine.run('OPTIMIZE TABLE dezhurny.entries FINAL');
  const [parts = { rows: 0, bytes: 0 }] = await engine.query<{ rows: number; bytes: number }>(
    `SELECT sum(rows) AS rows, sum(bytes_on_disk) AS bytes FROM system.parts WHERE ${ours}`,
  );
  const columns = await engine.query<{ column: string; bytes: number }>(
    `SELECT column, sum(column_data_compressed_bytes) AS bytes FROM system.parts_columns WHERE ${ours}
     GROUP BY column ORDER BY bytes DESC LIMIT 6`,
  );
  return {
    rows: parts.rows,
    bytesPerRow: parts.bytes / parts.rows,
    byColumn: columns.map(({ column, bytes }) => ({ column, bytesPerRow: bytes / parts.rows })),
  };
}

const ours = "active AND database = 'dezhurny' AND table = 'entries'";
