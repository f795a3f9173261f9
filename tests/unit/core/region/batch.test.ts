import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { batchLimit, takeBatch } from '../../../../core/region/batch.ts';
import type { Outgoing } from '../../../../core/region/outbox-item.ts';
import { dayId, outgoingIncident, sender } from '../../../fixtures/outbox-rows.ts';

type Waiting = [Outgoing, ...Outgoing[]];

const many = (count: number, sheet = dayId): Waiting =>
  Array.from({ length: count }, (_, nth) => outgoingIncident(nth + 1, '2026-11-23', sheet)) as Waiting;

const uidsIn = (body: string): string[] =>
  [...body.matchAll(/"log\.record\.uid","value":\{"stringValue":"([^"]+)"/g)].map(([, uid = '']) => uid);

it('takes the beginning of what waits, as far as it is of one day', () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const waiting = [...many(3, first), ...many(4, second), ...many(2, first)] as Waiting;
  const { entries, body } = takeBatch(waiting, sender);
  expect(entries).toEqual(waiting.slice(0, 3));
  expect(body).toContain(first);
  expect(body).not.toContain(second);
});

it('orders by random id what the journal has in its order', () => {
  const { entries, body } = takeBatch(many(100), sender);
  const uids = entries.map(({ uid }) => uid);
  expect(uidsIn(body)).toEqual([...uids].sort());
  expect(uidsIn(body)).not.toEqual(uids);
});

it('keeps to 256 KiB before packing, and fills them', () => {
  const { entries, body } = takeBatch(many(batchLimit.entries + 1), sender);
  const bytes = new TextEncoder().encode(body).length;
  expect(bytes).toBeLessThanOrEqual(batchLimit.bytes);
  expect(bytes).toBeGreaterThan(batchLimit.bytes - 2000);
  expect(uidsIn(body)).toHaveLength(entries.length);
});

it('takes no more than 500, fewer where fewer are asked for, and never none', () => {
  const short = many(600).map(
    (one, nth): Outgoing => ({
      ...one,
      what: { v: 1, kind: 'note', id: one.uid, day: one.day, cause: nth % 2 ? 'clock-back' : 'zone-differs' },
    }),
  ) as Waiting;
  expect(takeBatch(short, sender).entries).toHaveLength(500);
  expect(takeBatch(short, sender, 7).entries).toHaveLength(7);
  expect(takeBatch(short, sender, 1).entries).toHaveLength(1);
});

it('packs an incident into 60 bytes at the most', () => {
  const { entries, body } = takeBatch(many(500), sender);
  expect(gzipSync(body).length / entries.length).toBeLessThanOrEqual(60);
});
