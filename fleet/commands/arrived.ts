import type { Engine } from '../engine.ts';
import { columns } from './columns.ts';

/** Count the entries in the engine. @param where SQL condition */
export async function count(engine: Engine, where: string): Promise<number> {
  const [row] = await engine.query<{ n: number }>(`SELECT count() AS n FROM dezhurny.entries FINAL WHERE ${where}`);
  return row?.n ?? 0;
}

/** Sums of days in the engine, and the incidents that they count. */
export interface ArrivedSums {
  sums: number;
  incidents: number;
}

/** Count the sums of days in the engine. @param where SQL condition */
export async function countSums(engine: Engine, where: string): Promise<ArrivedSums> {
  const [row] = await engine.query<ArrivedSums>(
    `SELECT count() AS sums, sum(day_sums.incidents) AS incidents FROM dezhurny.day_sums FINAL WHERE ${where}`,
  );
  return row ?? { sums: 0, incidents: 0 };
}

/** Return a table of PC-days, incidents and lessons by school. */
export async function bySchool(engine: Engine): Promise<string> {
  const rows = await engine.query<object>(`
    SELECT site, uniqExact(day_id) AS pc_days, sum(day_sums.incidents) AS incidents,
           sum(day_sums.lessons) AS lessons, uniqExact(version) AS versions
    FROM dezhurny.day_sums FINAL GROUP BY site ORDER BY length(site), site`);
  return `${columns(rows)}\n`;
}

/** Return a table of the sums of one school: a line a day, with its incidents by system. */
export async function sumsOf(engine: Engine, site: string): Promise<string> {
  const rows = await engine.query<object>(`
    SELECT day, incidents, lessons, exemptions, version,
           arrayStringConcat(arrayMap((k, v) -> concat(substring(k, 8), ' ', toString(v)), mapKeys(systems),
                                      mapValues(systems)), ', ') AS by_system
    FROM (SELECT *, mapFilter((k, v) -> startsWith(k, 'system.'), counts) AS systems FROM dezhurny.day_sums FINAL)
    WHERE site = '${site}' ORDER BY day`);
  return `${columns(rows)}\n`;
}

/** Return a table of the public report lines. @param token for reading */
export async function shown(address: string, token: string): Promise<string> {
  const asked = await fetch(`${address}/report/report_lines`, { headers: { authorization: `Bearer ${token}` } });
  const rows = (await asked.json()) as { line: string }[];
  return `${columns(rows.filter(({ line }) => ['site', 'system', 'outcome'].includes(line)))}\n`;
}
