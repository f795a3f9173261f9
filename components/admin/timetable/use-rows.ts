import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';

/** Edits of a list: focus goes to the button that adds a row when one is removed, since the pressed one is gone. */
export interface Rows<T> {
  addButton: RefObject<HTMLButtonElement | null>;
  set(row: number, parts: Partial<T>): void;
  remove(row: number): void;
}

/** Edit the rows of a list by index, from 0. @param change stores the next rows */
export function useRows<T>(rows: readonly T[], change: (rows: T[]) => void): Rows<T> {
  const addButton = useRef<HTMLButtonElement>(null);
  return {
    addButton,
    set: (row, parts) => change(rows.map((known, i) => (i === row ? { ...known, ...parts } : known))),
    remove: (row) => {
      change(rows.filter((_one, i) => i !== row));
      addButton.current?.focus();
    },
  };
}
