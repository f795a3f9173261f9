import { beforeEach, expect, it, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import { storedItem } from '../../../../platform/storage/stored-item.ts';

const schema = z.strictObject({ room: z.string() });

beforeEach(() => fakeBrowser.reset());

test.each(['local', 'session'] as const)('storage.%s keeps a value under its key until it is removed', async (area) => {
  const item = storedItem(area, 'place', schema);
  expect(await item.load()).toBeNull();
  await item.save({ room: 'Каб. 12' });
  expect(await fakeBrowser.storage[area].get(null)).toEqual({ place: { room: 'Каб. 12' } });
  expect(await item.load()).toEqual({ room: 'Каб. 12' });
  await item.save(null);
  expect(await fakeBrowser.storage[area].get(null)).toEqual({});
});

test.each([
  ['another type', 7],
  ['a missing field', {}],
  ['an unknown field', { room: 'Каб. 12', teacher: 'x' }],
  ['null', null],
])('a stored value with %s reads as null', async (_case, stored) => {
  await fakeBrowser.storage.local.set({ place: stored });
  expect(await storedItem('local', 'place', schema).load()).toBeNull();
});

it('tells false from a missing value', async () => {
  const flag = storedItem('local', 'flag', z.boolean());
  await flag.save(false);
  expect(await flag.load()).toBe(false);
});

it('rejects when storage refuses', async () => {
  fakeBrowser.storage.local.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
  await expect(storedItem('local', 'place', schema).save({ room: 'Каб. 12' })).rejects.toThrow('QUOTA_BYTES');
});
