import { describe, expect, test } from 'vitest';
import { aFolder, anEngine } from './test-engine.ts';

const row = JSON.stringify({
  Timestamp: `${new Date().toISOString().slice(0, 10)} 00:00:00`,
  ServiceName: 'dezhurny',
  EventName: 'dezhurny.incident',
  ResourceAttributes: { 'dezhurny.site': 'lyceum-1', 'dezhurny.day.id': '11111111-1111-4111-8111-111111111111' },
  LogAttributes: { 'log.record.uid': '22222222-2222-4222-8222-222222222222' },
});

/** Statements that both users are denied. */
const forbidden = [
  'SELECT * FROM dezhurny.entries',
  'SELECT count() FROM dezhurny.entries',
  'SELECT * FROM dezhurny.otel_logs',
  'SELECT * FROM dezhurny.day_sums',
  'SELECT * FROM dezhurny.implausible_days',
  'INSERT INTO dezhurny.entries (kind) VALUES (1)',
  'ALTER TABLE dezhurny.entries DELETE WHERE 1',
  'ALTER TABLE dezhurny.entries MODIFY TTL day + INTERVAL 100 YEAR',
  'TRUNCATE TABLE dezhurny.entries',
  'DROP TABLE dezhurny.entries',
  'DROP VIEW dezhurny.report_lines',
  'CREATE VIEW dezhurny.own AS SELECT * FROM dezhurny.entries',
  'SELECT * FROM dezhurny.thresholds',
  'TRUNCATE TABLE dezhurny.thresholds',
  'GRANT SELECT ON dezhurny.entries TO default',
  "SELECT * FROM url('http://127.0.0.1:1/', 'RawBLOB')",
];

/** Each user of users.xml is the only session of an engine on the same folder. */
describe('rights of users.xml in a real engine', () => {
  test('the writer inserts, and cannot read or change anything', async () => {
    const folder = aFolder();
    const owner = await anEngine('owner', folder);
    await owner.stop();
    const writer = await anEngine('dezhurny_writer', folder);
    expect(await writer.query('SHOW GRANTS')).toHaveLength(1);
    await writer.insert('dezhurny.otel_logs', row);
    await writer.query('DESCRIBE TABLE dezhurny.otel_logs');
    for (const sql of [...forbidden, 'SELECT * FROM dezhurny.report_lines']) {
      await expect(writer.query(sql), sql).rejects.toThrow(/ACCESS_DENIED/);
    }
    await writer.stop();
    const again = await anEngine('owner', folder);
    expect(await again.query('SELECT site FROM dezhurny.entries')).toEqual([{ site: 'lyceum-1' }]);
  });

  test('the reader reads only the views of reports', async () => {
    const folder = aFolder();
    const owner = await anEngine('owner', folder);
    await owner.insert('dezhurny.otel_logs', row);
    await owner.stop();
    const reader = await anEngine('dezhurny_reader', folder);
    await reader.query('SELECT * FROM dezhurny.report_lines');
    await reader.query('SELECT * FROM dezhurny.report_months');
    await reader.query('SELECT * FROM dezhurny.report_sites');
    await reader.query('SELECT * FROM dezhurny.report_schools');
    for (const sql of forbidden) await expect(reader.query(sql), sql).rejects.toThrow(/ACCESS_DENIED|READONLY/);
    await expect(reader.insert('dezhurny.otel_logs', row)).rejects.toThrow(/ACCESS_DENIED|READONLY/);
  });
});
