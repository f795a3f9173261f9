import * as z from 'zod/mini';

// UInt64 is quoted in JSON by default in older versions of ClickHouse
// (https://clickhouse.com/docs/operations/settings/formats#output_format_json_quote_64bit_integers).
const plain = z.transform((raw) => (typeof raw === 'string' && /^\d{1,15}$/.test(raw) ? Number(raw) : raw));

/** A number of a view of the region; `null` where the engine suppressed it. */
export const countColumn = z.nullable(z.pipe(plain, z.int().check(z.nonnegative())));
