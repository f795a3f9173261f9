import { jsonEqual } from '../encoding/json-equal.ts';
import type { Regulation } from './regulation-schema.ts';

/**
 * Return the built-in regulation that a value names: its id, alone or as `{ "id": … }`. Return `null` for any other
 * value, also for a regulation with more fields.
 */
export function builtInById(value: unknown, builtIn: readonly Regulation[]): Regulation | null {
  const id = typeof value === 'string' ? value.trim() : idOnly(value);
  return builtIn.find((regulation) => regulation.id === id) ?? null;
}

function idOnly(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  return Object.keys(value).join() === 'id' ? (value as { id: unknown }).id : null;
}

/** Return true if a built-in regulation has the id of this one, and another list. */
export function hasIdOfOther({ id, items }: Regulation, builtIn: readonly Regulation[]): boolean {
  return builtIn.some((one) => one.id === id && !jsonEqual(one.items, items));
}
