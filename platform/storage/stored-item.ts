import { browser } from 'wxt/browser';

/** The part of a zod schema that reading a stored value needs. */
export interface Schema<T> {
  safeParse(raw: unknown): { data?: T | undefined };
}

/** One checked value under one key of a store. */
export interface StoredItem<T> {
  /** Load the value; `null` if it is missing or the schema rejects it. @throws when storage refuses */
  load(): Promise<T | null>;
  /** Store the value, or remove the key with `null`. @throws when storage refuses */
  save(value: T | null): Promise<void>;
}

/**
 * Keep one value in `storage.local` (until it is removed) or `storage.session` (until the browser closes).
 * https://developer.chrome.com/docs/extensions/reference/api/storage#storage_areas
 */
export function storedItem<T>(area: 'local' | 'session', key: string, schema: Schema<T>): StoredItem<T> {
  return {
    load: async () => schema.safeParse((await browser.storage[area].get(key))[key]).data ?? null,
    save: (value) =>
      value === null ? browser.storage[area].remove(key) : browser.storage[area].set({ [key]: value as unknown }),
  };
}

/** The schema of a value that a type guard recognises. */
export function checkedBy<T>(isValid: (raw: unknown) => raw is T): Schema<T> {
  return { safeParse: (raw) => ({ data: isValid(raw) ? raw : undefined }) };
}
