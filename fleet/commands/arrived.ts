import type { Engine } from '../engine.ts';
import { columns } from './columns.ts';

/** Count the entries in the engine. @param where SQL condition */
export async function count(engine: Engine, where: string): Promise<number> {
  const [row] = await engine.query<{ n: number }>(`SELECT count() AS n FROM dezhurny.entries FINAL WHERE ${where}`);
  return row?.n ?? 0;
}

/** Return a table of PCs, entries and lessons by school. */
export async function bySchool(engine: Engine): Promise<string> {
  const rows = await engine.query<object>(`
    SELECT site, uniqExact(day_id) AS pcs, count() AS entries, countIf(kind = 'incident') AS incidents,
           countIf(kind = 'outcome') AS outcomes, sumIf(lessons, kind = 'seal') AS lessons
    FROM dezhurny.entries FINAL GROUP BY site ORDER BY length(site), site`);
  return `${columns(rows)}\n`;
}

/** Return a table of the entries of one school. */
export async function entriesOf(engine: Engine, site: string): Promise<string> {
  const rows = await engine.query<object>(`
    SELECT kind, day, system, item, surface, reason, noticed, outcome
    FROM dezhurny.entries FINAL WHERE site = '${site}' ORDER BY kind, item, uid`);
  return `${columns(rows)}\n`;
}

/** Return a table of the public report lines. @param token for reading */
export async function shown(address: string, token: string): Promise<string> {
  const asked = await fetch(`${address}/report/report_lines`, { headers: { authorization: `Bearer ${token}` } });
  const rows = (await asked.json()) as { line: string }[];
  return `${columns(rows.filter(({ line }) => ['site', 'system', 'outcome'].includes(line)))}\n`;
}
