import { expect, test } from 'vitest';
import type { Engine } from '../../fleet/engine.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { anEngine } from './test-engine.ts';

const aDayId = '11111111-1111-4111-8111-111111111111';
const aUid = '22222222-2222-4222-8222-222222222222';

/** A row as inserted by the exporter of the Collector. */
function otelRow(changes: object = {}, whose: object = {}, log: object = {}): string {
  return JSON.stringify({
    Timestamp: `${shownDay(5)} 00:00:00`,
    ServiceName: 'dezhurny',
    EventName: 'dezhurny.incident',
    ResourceAttributes: { 'dezhurny.site': 'lyceum-1', 'dezhurny.day.id': aDayId, ...whose },
    LogAttributes: { 'log.record.uid': aUid, 'dezhurny.system': 'telegram', 'dezhurny.lesson': '3', ...log },
    ...changes,
  });
}

/** A time in the format of ClickHouse, hours from now. */
const inHours = (hours: number): string =>
  new Date(Date.now() + hours * 60 * 60 * 1000).toISOString().slice(0, 19).replace('T', ' ');

const insert = (engine: Engine, ...rows: string[]): Promise<void> =>
  engine.insert('dezhurny.otel_logs', rows.join('\n'));

const entries = (engine: Engine): Promise<object[]> => engine.query('SELECT * FROM dezhurny.entries FINAL');

test('a resent entry is one row, also from another site, in another insert and after a restart', async () => {
  const engine = await anEngine();
  await insert(engine, otelRow(), otelRow());
  await insert(engine, otelRow());
  await engine.kill();
  await insert(engine, otelRow({}, { 'dezhurny.site': 'lyceum-2', 'dezhurny.place': 'Каб. 12' }));
  expect(await entries(engine)).toHaveLength(1);
  await engine.run('OPTIMIZE TABLE dezhurny.entries FINAL');
  expect(await engine.query('SELECT site, system, lesson, hour FROM dezhurny.entries')).toEqual([
    { site: 'lyceum-2', system: 'telegram', lesson: 3, hour: null },
  ]);
});

test('skips rows that are not entries', async () => {
  const engine = await anEngine();
  const strange = [
    otelRow({ ServiceName: 'checkout' }),
    otelRow({ EventName: 'dezhurny.everything' }),
    otelRow({ EventName: '' }),
    otelRow({ Timestamp: '1999-01-01 00:00:00' }),
    otelRow({ Timestamp: '2199-01-01 00:00:00' }),
    otelRow({ Timestamp: inHours(15) }),
    otelRow({}, { 'dezhurny.site': 'Лицей № 1' }),
    otelRow({}, { 'dezhurny.day.id': 'monday' }),
    otelRow({}, {}, { 'log.record.uid': '' }),
  ];
  await insert(engine, ...strange, otelRow({}, {}, { 'dezhurny.item': 'many', 'user.name': 'Иванов' }));
  const kept = await entries(engine);
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain('Иванов');
});

test('tells the kind of an entry by its attributes when the Collector leaves the name out', async () => {
  const engine = await anEngine();
  const kinds: Record<string, object> = {
    incident: { 'dezhurny.system': 'viber', 'dezhurny.surface': 'client', 'dezhurny.reason': 'lesson' },
    outcome: { 'dezhurny.incident': aDayId, 'dezhurny.outcome': 'stayed' },
    mistake: { 'dezhurny.incident': aDayId, 'dezhurny.reason': 'other' },
    arrival: { 'dezhurny.incident': aDayId, 'dezhurny.arrived': 'yes' },
    exemption: { 'dezhurny.scope': 'all', 'dezhurny.reason': 'lesson' },
    gap: { 'dezhurny.cause': 'damaged', 'dezhurny.missing': '3' },
    note: { 'dezhurny.cause': 'entries-refused', 'dezhurny.count': '2' },
    absence: { 'dezhurny.untilDay': shownDay(5), 'dezhurny.lessons': '4', 'dezhurny.count': '1' },
    seal: { 'dezhurny.count': '2', 'dezhurny.lessons': '7' },
  };
  const rows = Object.values(kinds).map((log, at) => {
    const attributes = { 'log.record.uid': aUid.replace(/^2/, `${at}`), ...log };
    return otelRow({ EventName: '', LogAttributes: attributes });
  });
  await insert(engine, ...rows, otelRow({ EventName: '', LogAttributes: { 'log.record.uid': aUid } }));
  expect(await engine.query('SELECT kind FROM dezhurny.entries FINAL ORDER BY uid')).toEqual(
    Object.keys(kinds).map((kind) => ({ kind })),
  );
});

test('entries are deleted after a year', async () => {
  const engine = await anEngine();
  // Inserted into the table directly: otel_logs accepts no entry of that age.
  const row = (day: string, uid: string) => JSON.stringify({ day, uid, day_id: aDayId, kind: 'note' });
  const old = new Date(Date.now() - 367 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  await engine.insert('dezhurny.entries', [row(old, aUid), row(shownDay(5), aDayId)].join('\n'));
  await engine.run('OPTIMIZE TABLE dezhurny.entries FINAL');
  expect(await engine.query('SELECT uid FROM dezhurny.entries')).toEqual([{ uid: aDayId }]);
});
