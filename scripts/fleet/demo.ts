import type { Engine } from '../../fleet/engine.ts';
import { crowd } from '../../fleet/simulate/crowd.ts';
import type { Sent } from '../../fleet/simulate/pc.ts';
import { quantile } from '../bench/figure.ts';
import { columns } from './columns.ts';
import { startEngine } from './start-engine.ts';
import { whileRunning } from './while-running.ts';

const PCS = 500;
const ENTRIES = 20;
/** The lesson over which PCs spread their sending, squeezed into about ten seconds. */
const SCALE = 1 / 270;

/** Shows a region at work on this machine, and stops all of it. @returns the exit code: 1 when an entry is missing */
export function demo(): Promise<number> {
  return whileRunning(async (started) => {
    say('Engine and gateway start · запускаются движок и шлюз …');
    const { engine, target, readToken } = await startEngine(started);
    const [about] = await engine.query<{ version: string }>('SELECT version() AS version');
    say(`ClickHouse ${about?.version}, process ${engine.pid}; gateway ${target.address}\n`);
    say(`${PCS} PCs of ten schools send ${ENTRIES} entries each · отправляют записи ${PCS} компьютеров …`);
    const day = lastShownDay(new Date());
    const sent = await crowd({ pcs: PCS, entries: ENTRIES, day, seed: 1 }, { ...target, scale: SCALE });
    say(sending(sent));
    say(await arrived(engine));
    say('What may leave the region, numbers of few PCs withheld · что видно наружу, малые числа скрыты:\n');
    say(await shown(target.address, readToken));
    const [{ n } = { n: 0 }] = await engine.query<{ n: number }>('SELECT count() AS n FROM dezhurny.entries FINAL');
    say(n === PCS * ENTRIES ? `All ${n} entries arrived, once each.` : `${n} of ${PCS * ENTRIES} entries arrived.`);
    return n === PCS * ENTRIES ? 0 : 1;
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A day of a month that reports show already. */
function lastShownDay(now: Date): string {
  const before = new Date(now.getTime() - 14 * 24 * 60 * 60 * 1000);
  return new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth(), 0)).toISOString().slice(0, 10);
}

function sending({ requests, failures, bytes, entries, took }: Sent): string {
  const each = (bytes / entries).toFixed(1);
  const p99 = quantile(took, 0.99).toFixed(0);
  return `${requests} requests, ${failures} failed, ${each} bytes an entry packed, p99 ${p99} ms\n`;
}

async function arrived(engine: Engine): Promise<string> {
  const rows = await engine.query<object>(`
    SELECT site, uniqExact(day_id) AS pcs, count() AS entries, countIf(kind = 'incident') AS incidents,
           countIf(kind = 'outcome') AS outcomes, sumIf(lessons, kind = 'seal') AS lessons
    FROM dezhurny.entries FINAL GROUP BY site ORDER BY length(site), site`);
  return `${columns(rows)}\n`;
}

async function shown(address: string, token: string): Promise<string> {
  const asked = await fetch(`${address}/report/report_lines`, { headers: { authorization: `Bearer ${token}` } });
  const rows = (await asked.json()) as { line: string }[];
  return `${columns(rows.filter(({ line }) => ['system', 'outcome', 'when'].includes(line)))}\n`;
}
