import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { batchLimit, takeBatch } from '../../../../core/region/batch.ts';
import { dayCounts } from '../../../../core/region/day-counts.ts';
import { type OutboxItem, sumItem } from '../../../../core/region/outbox-item.ts';
import { day, dayId, incidentItem, sender } from '../../../fixtures/outbox-rows.ts';

type Items = [OutboxItem, ...OutboxItem[]];

const many = (count: number, sheet = dayId): Items =>
  Array.from({ length: count }, (_, nth) => incidentItem(nth + 1, '2026-11-23', sheet)) as Items;

const uidsIn = (body: string): string[] =>
  [...body.matchAll(/"log\.record\.uid","value":\{"stringValue":"([^"]+)"/g)].map(([, uid = '']) => uid);

it('takes the first items of one day', () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const items = [...many(3, first), ...many(4, second), ...many(2, first)] as Items;
  const { entries, body } = takeBatch(items, sender);
  expect(entries).toEqual(items.slice(0, 3));
  expect(body).toContain(first);
  expect(body).not.toContain(second);
});

it('sorts the records by random id', () => {
  const { entries, body } = takeBatch(many(100), sender);
  const uids = entries.map(({ uid }) => uid);
  expect(uidsIn(body)).toEqual([...uids].sort());
  expect(uidsIn(body)).not.toEqual(uids);
});

it('fills but does not exceed 256 KiB before compression', () => {
  const { entries, body } = takeBatch(many(batchLimit.entries + 1), sender);
  const bytes = new TextEncoder().encode(body).length;
  expect(bytes).toBeLessThanOrEqual(batchLimit.bytes);
  expect(bytes).toBeGreaterThan(batchLimit.bytes - 2000);
  expect(uidsIn(body)).toHaveLength(entries.length);
});

it('takes at most 500 entries or the given number', () => {
  const short = many(600).map(
    (one, nth): OutboxItem => ({
      ...one,
      content: { v: 1, kind: 'note', id: one.uid, day: one.day, cause: nth % 2 ? 'clock-back' : 'zone-differs' },
    }),
  ) as Items;
  expect(takeBatch(short, sender).entries).toHaveLength(500);
  expect(takeBatch(short, sender, 7).entries).toHaveLength(7);
  expect(takeBatch(short, sender, 1).entries).toHaveLength(1);
});

it('compresses an incident to at most 60 bytes', () => {
  const { entries, body } = takeBatch(many(500), sender);
  expect(gzipSync(body).length / entries.length).toBeLessThanOrEqual(60);
});

it('sends the room with entries only, and the result of the self-check with sums only', () => {
  const from = { ...sender, check: 'failed' as const };
  const sum = takeBatch([sumItem(1, { day, dayId }, dayCounts(new Map(), 6))], from).body;
  const entry = takeBatch([incidentItem(1)], from).body;
  expect([sum.includes('dezhurny.place'), sum.includes('"failed"')]).toEqual([false, true]);
  expect([entry.includes('dezhurny.place'), entry.includes('"failed"')]).toEqual([true, false]);
});
