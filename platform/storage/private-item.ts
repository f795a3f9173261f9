import { get, put } from './private-store.ts';
import type { Schema, StoredItem } from './stored-item.ts';

/** Keep one value under one name of the private store, which no page of another site can read or write. */
export function privateItem<T>(name: string, schema: Schema<T>): StoredItem<T> {
  return {
    load: async () => schema.safeParse(await get(name)).data ?? null,
    save: (value) => put(name, value),
  };
}
