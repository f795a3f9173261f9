import { get, put } from './private-store.ts';
import type { Schema } from './stored-item.ts';

/** One checked value under one name of the private store, which no page can read or write. */
export interface PrivateItem<T> {
  /** Load the value; `null` if it is missing or the schema rejects it. @throws when the store fails */
  load(): Promise<T | null>;
  /** Store the value, or remove it with `null`. @throws when the store fails */
  save(value: T | null): Promise<void>;
}

/** Keep one value in the private store. */
export function privateItem<T>(name: string, schema: Schema<T>): PrivateItem<T> {
  return {
    load: async () => schema.safeParse(await get(name)).data ?? null,
    save: (value) => put(name, value),
  };
}
