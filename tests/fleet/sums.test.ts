import { expect, test } from 'vitest';
import { readTotals } from '../../core/region/region-totals.ts';
import { seeded } from '../../fleet/simulate/chance.ts';
import { entriesOfDay, sumOfDay } from '../../fleet/simulate/entries.ts';
import { sendAll } from '../../fleet/simulate/pc.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { aGateway, anEngine, tokens } from './test-engine.ts';

const sender = { site: 'lyceum-1', place: 'Каб. 12', version: '0.1.0', check: 'passed' as const };

interface Line {
  line: string;
  value: string;
  incidents: number | null;
  total: number | null;
}

/** The lines as `system telegram: 12`. */
const written = (lines: readonly Line[], which: readonly string[]): string[] =>
  lines
    .filter(({ line }) => which.includes(line))
    .map(({ line, value, incidents }) => `${line} ${value}: ${incidents ?? '…'}`)
    .sort();

test('the views say of sums what they say of the same days as entries', async () => {
  const engine = await anEngine();
  const target = { address: await aGateway(engine), token: tokens.write, timeoutMs: 30_000, delayScale: 0.01 };
  const days = [shownDay(3), shownDay(3, 1)] as const;
  for (let pc = 0; pc < 60; pc += 1) {
    // A chance of the same seed makes the same incidents: they end differently, and their ids differ.
    await sendAll([sumOfDay(seeded(pc), days[0], 4)], sender, target, seeded(pc));
    await sendAll(auditedAsEntries(pc, days[1]), sender, target, seeded(pc));
  }
  const lines = await engine.query<Line & { month: string }>('SELECT * FROM dezhurny.report_lines');
  const months = await engine.query<{ month: string }>('SELECT * FROM dezhurny.report_months');
  const [sums, entries] = readTotals(lines, months) ?? [];
  expect(sums).toMatchObject({ incidents: 240, pcs: 60, watched: 60 * 7 });
  expect(entries).toMatchObject({ incidents: 240, pcs: 60, watched: 60 * 7 });
  expect(sums?.lines.site).toEqual([{ value: 'lyceum-1', incidents: 240 }]);
  expect(sums?.lines.when.map(({ value }) => value).sort()).toEqual(['1-2', '3-4', '5-6', '7-30']);
  for (const line of ['system', 'outcome', 'surface', 'when']) {
    const shown = lines.filter((one) => one.month === shownDay(1) && one.line === line);
    expect(new Set(shown.map(({ total }) => total)), line).toEqual(new Set([240]));
  }
  expect(written(lines, ['site'])).toEqual(['site lyceum-1: 240', 'site lyceum-1: 240']);
});

test('the threshold counts the PCs behind sums', async () => {
  const engine = await anEngine();
  const target = { address: await aGateway(engine), token: tokens.write, timeoutMs: 30_000, delayScale: 0.01 };
  const send = (pc: number, ago: number): Promise<unknown> =>
    sendAll([sumOfDay(seeded(pc), shownDay(3, ago), 5)], sender, target, seeded(pc));
  for (let pc = 0; pc < 15; pc += 1) await send(pc, 1);
  for (let pc = 20; pc < 36; pc += 1) await send(pc, 0);
  const months = await engine.query('SELECT month, incidents, pcs_at_least FROM dezhurny.report_months ORDER BY month');
  expect(months).toEqual([
    { month: shownDay(1, 1), incidents: null, pcs_at_least: null },
    { month: shownDay(1), incidents: 80, pcs_at_least: 16 },
  ]);
});

test('a sum is one row without a room or a visit; sent again it replaces itself', async () => {
  const engine = await anEngine();
  const target = { address: await aGateway(engine), token: tokens.write, timeoutMs: 30_000, delayScale: 0.01 };
  const busy = sumOfDay(seeded(1), shownDay(3), 30);
  const quiet = sumOfDay(seeded(2), shownDay(3), 0);
  for (const item of [busy, quiet, busy]) await sendAll([item], sender, target, seeded(1));
  const rows = await engine.query<Record<string, unknown>>('SELECT * FROM dezhurny.day_sums FINAL ORDER BY incidents');
  expect(rows).toMatchObject([
    { incidents: 0, lessons: 7, counts: {}, version: '0.1.0', self_check: 'passed' },
    { incidents: 30, lessons: 7 },
  ]);
  expect(JSON.stringify(rows)).not.toContain('Каб');
  expect(await engine.query('SELECT count() AS n FROM dezhurny.entries')).toEqual([{ n: 0 }]);
});

test('drops keys that no extension sends, also where the Collector leaves the name out', async () => {
  const engine = await anEngine();
  const row = (name: string, uid: string): string =>
    JSON.stringify({
      Timestamp: `${shownDay(5)} 00:00:00`,
      ServiceName: 'dezhurny',
      EventName: name,
      ScopeVersion: 'Иванов',
      ResourceAttributes: { 'dezhurny.site': 'lyceum-1', 'dezhurny.day.id': uid, 'dezhurny.check': 'Иванов' },
      LogAttributes: {
        'log.record.uid': uid,
        'dezhurny.incidents': '2',
        'dezhurny.lessons': '6',
        'dezhurny.by.system.viber': '2',
        'dezhurny.by.user.ivanov': '2',
        'dezhurny.by.system.Иванов': '2',
      },
    });
  const uids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
  await engine.insert('dezhurny.otel_logs', [row('dezhurny.sum', uids[0]), row('', uids[1])].join('\n'));
  const kept = await engine.query(
    'SELECT incidents, lessons, counts, version, self_check FROM dezhurny.day_sums FINAL',
  );
  const whole = { incidents: 2, lessons: 6, counts: { 'system.viber': 2 }, version: '', self_check: '' };
  expect(kept).toEqual([whole, whole]);
  expect(await engine.query('SELECT count() AS n FROM dezhurny.entries')).toEqual([{ n: 0 }]);
});

/** Four incidents with outcomes, and the seal. */
const auditedAsEntries = (pc: number, day: string) => entriesOfDay(seeded(pc), day, 9);
