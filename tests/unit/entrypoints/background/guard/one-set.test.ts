import { expect, it } from 'vitest';
import type { CatalogueSystem } from '../../../../../core/rules/rule-schema.ts';
import { OneSet } from '../../../../../entrypoints/background/guard/one-set.ts';

const system = (id: string): CatalogueSystem => ({ id, name: { ru: id, en: id }, checked: '2026-11-28', rules: [] });

const keyOf = (systems: readonly CatalogueSystem[]): string => systems.map(({ id }) => id).join();

/**
 * A browser as Chromium keeps filters: they outlive the worker, and a worker removes one by a listener with an equal
 * filter that it added itself.
 */
function browserThatKeeps(...kept: string[]) {
  const filters = new Set(kept);
  const register = (systems: readonly CatalogueSystem[]) => {
    const filter = systems.map(({ id }) => id).join();
    filters.add(filter);
    return () => void filters.delete(filter);
  };
  return { filters, register };
}

/** Listeners of a new worker; `read` lets it read the snapshot of the worker before, which listed Zoom. */
function newWorker(register: (systems: readonly CatalogueSystem[]) => () => void) {
  const { promise, resolve } = Promise.withResolvers<CatalogueSystem[]>();
  const listeners = new OneSet(register, () => promise, keyOf);
  listeners.start([system('telegram')], register([system('others')]));
  return { listeners, read: () => resolve([system('zoom')]) };
}

it('listens to the systems of the worker before alone, once it has read them', async () => {
  const { filters, register } = browserThatKeeps('zoom');
  const { listeners, read } = newWorker(register);
  expect([...filters]).toEqual(['zoom', 'others', 'telegram']);
  read();
  expect(await listeners.narrow()).toEqual([system('zoom')]);
  expect([...filters]).toEqual(['zoom']);
});

it.each([
  ['after', true],
  ['before', false],
])(
  'keeps no filter of a regulation that changed while the worker was stopped, told %s the snapshot is read',
  async (_, isRead) => {
    const { filters, register } = browserThatKeeps('zoom');
    const { listeners, read } = newWorker(register);
    if (isRead) read();
    const [, followed] = [listeners.narrow(), listeners.follow([system('signal')])];
    read();
    expect(await followed).toEqual([system('signal')]);
    expect([...filters]).toEqual(['signal']);
  },
);

it('registers nothing again when the regulation is as before', async () => {
  const { filters, register } = browserThatKeeps('zoom');
  const { listeners, read } = newWorker(register);
  read();
  await listeners.follow([system('zoom')]);
  expect(await listeners.follow([system('zoom')])).toBeNull();
  expect([...filters]).toEqual(['zoom']);
});
