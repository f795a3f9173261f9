import {
  IDBDatabase as Database,
  IDBFactory as Factory,
  IDBIndex as Index,
  IDBObjectStore as Store,
} from 'fake-indexeddb';
import { vi } from 'vitest';

/** How a call of IndexedDB fails: at once, or later by its request. */
export const ways = ['thrown', 'by request'] as const;
export type Way = (typeof ways)[number];

/** Which calls fail, and how. */
export interface Fault {
  /** Name of the call. */
  site: string;
  /** The first of its name that fails, from 0, and how many. */
  from: number;
  times: number;
  way: Way;
  error: () => DOMException;
}

const calls: readonly [object, readonly string[]][] = [
  [Factory.prototype, ['open']],
  [Database.prototype, ['transaction']],
  [
    Store.prototype,
    ['add', 'put', 'get', 'getAll', 'getAllKeys', 'count', 'delete', 'clear', 'openCursor', 'openKeyCursor'],
  ],
  [Index.prototype, ['get', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor']],
];

/** IndexedDB in which any call can be made to fail. */
export class FaultyStore {
  /** Calls so far, by name. */
  seen: string[] = [];
  /** Whether the fault has struck. */
  struck = false;
  #fault: Fault | null = null;

  constructor() {
    for (const [prototype, names] of calls) for (const name of names) this.#wrap(prototype as never, name);
  }

  /** Counts anew, with or without a fault. */
  arm(fault: Fault | null = null): void {
    this.seen = [];
    this.struck = false;
    this.#fault = fault;
  }

  get openings(): number {
    return this.seen.filter((name) => name === 'open').length;
  }

  #wrap(prototype: Record<string, (...args: unknown[]) => unknown>, name: string): void {
    const real = prototype[name];
    if (!real) throw new Error(`no ${name}`);
    const before = (): DOMException | undefined => {
      const at = this.seen.filter((one) => one === name).length;
      const fault = this.#fault;
      this.seen.push(name);
      if (fault?.site !== name || at < fault.from || at >= fault.from + fault.times) return;
      this.struck = true;
      if (fault.way === 'thrown' || name === 'transaction') throw fault.error();
      return fault.error();
    };
    vi.spyOn(prototype, name).mockImplementation(function (this: unknown, ...args) {
      const error = before();
      return error ? failing(error, this as IDBFactory | IDBObjectStore | IDBIndex) : real.apply(this, args);
    });
  }
}

/** A request that fails a moment later, and keeps its transaction waiting for it as a real one does. */
function failing(error: DOMException, of: IDBFactory | IDBObjectStore | IDBIndex): unknown {
  const request: { error: DOMException; onerror?: (event: object) => void } = { error };
  const event = { target: request, type: 'error', preventDefault() {}, stopPropagation() {} };
  const fail = (): void => request.onerror?.(event);
  if ('getKey' in of) of.getKey(0).onsuccess = fail;
  else setImmediate(fail);
  return request;
}
