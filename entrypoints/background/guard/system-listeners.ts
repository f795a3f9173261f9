import type { CatalogueSystem } from '../../../core/rules/rule-schema.ts';

/** Register the listeners of systems. @returns a function that removes them */
type Register = (systems: readonly CatalogueSystem[]) => () => void;

/** The systems that are listened to now; null if they were already. */
type Changed = readonly CatalogueSystem[] | null;

/**
 * The listeners of the listed systems, one set at a time. A browser keeps the filters of a stopped worker and removes one
 * only when a listener with an equal filter is removed
 * (https://developer.chrome.com/docs/extensions/reference/api/events#filtered). So the set of the worker before is
 * registered again before it is replaced.
 */
export class SystemListeners {
  readonly #register: Register;
  readonly #loadBefore: () => Promise<readonly CatalogueSystem[]>;
  #ids = '';
  #remove = (): void => undefined;
  #removeOthers = (): void => undefined;
  #narrowed: Promise<Changed> | undefined;

  /** @param loadBefore loads the systems that the worker before listened to; never rejects */
  constructor(register: Register, loadBefore: () => Promise<readonly CatalogueSystem[]>) {
    this.#register = register;
    this.#loadBefore = loadBefore;
  }

  /** Listen before it is known what is listed. @param removeOthers removes the listeners of the other systems */
  start(systems: readonly CatalogueSystem[], removeOthers = this.#removeOthers): void {
    this.#listenTo(systems);
    this.#removeOthers = removeOthers;
  }

  /** Listen to the systems of the worker before alone; once. @returns the systems if they are not those of the start */
  narrow(): Promise<Changed> {
    this.#narrowed ??= this.#loadBefore().then((systems) => this.#listenOnlyTo(systems));
    return this.#narrowed;
  }

  /** Listen to these systems alone. @returns them if they are others than before */
  async follow(systems: readonly CatalogueSystem[]): Promise<Changed> {
    await this.narrow();
    return this.#listenOnlyTo(systems);
  }

  #listenOnlyTo(systems: readonly CatalogueSystem[]): Changed {
    const changed = this.#listenTo(systems);
    this.#removeOthers();
    this.#removeOthers = () => undefined;
    return changed;
  }

  /** The new listeners come before the others go, so that no event is missed. */
  #listenTo(systems: readonly CatalogueSystem[]): Changed {
    const ids = idsOf(systems);
    if (ids === this.#ids) return null;
    const remove = this.#remove;
    this.#ids = ids;
    this.#remove = this.#register(systems);
    remove();
    return systems;
  }
}

/** Return a key of systems, in whatever order they are. */
export function idsOf(systems: readonly CatalogueSystem[]): string {
  return systems
    .map(({ id }) => id)
    .sort()
    .join();
}
