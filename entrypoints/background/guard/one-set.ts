/** Register the listeners of a list. @returns a function that removes them */
type Register<T> = (listed: readonly T[]) => () => void;

/** What is listened to now; null if it was already. */
type Changed<T> = readonly T[] | null;

/**
 * The listeners of a list, one set at a time: of the listed systems, or of the permitted hosts. A browser keeps the filters of
 * a stopped worker and removes one only when a listener with an equal filter is removed
 * (https://developer.chrome.com/docs/extensions/reference/api/events#filtered). So the set of the worker before is
 * registered again before it is replaced.
 */
export class OneSet<T> {
  readonly #register: Register<T>;
  readonly #loadBefore: () => Promise<readonly T[]>;
  readonly #keyOf: (listed: readonly T[]) => string;
  #key = '';
  #remove = (): void => undefined;
  #removeOthers = (): void => undefined;
  #narrowed: Promise<Changed<T>> | undefined;

  /**
   * @param loadBefore loads what the worker before listened to; never rejects
   * @param keyOf returns a key of a list, in whatever order it is; empty for an empty list
   */
  constructor(register: Register<T>, loadBefore: () => Promise<readonly T[]>, keyOf: (listed: readonly T[]) => string) {
    this.#register = register;
    this.#loadBefore = loadBefore;
    this.#keyOf = keyOf;
  }

  /** Listen before it is known what is listed. @param removeOthers removes the listeners of what is not listed */
  start(listed: readonly T[], removeOthers = this.#removeOthers): void {
    this.#listenTo(listed);
    this.#removeOthers = removeOthers;
  }

  /** Listen to the list of the worker before alone; once. @returns the list if it is not that of the start */
  narrow(): Promise<Changed<T>> {
    this.#narrowed ??= this.#loadBefore().then((listed) => this.#listenOnlyTo(listed));
    return this.#narrowed;
  }

  /** Listen to this list alone. @returns it if it is another than before */
  async follow(listed: readonly T[]): Promise<Changed<T>> {
    await this.narrow();
    return this.#listenOnlyTo(listed);
  }

  #listenOnlyTo(listed: readonly T[]): Changed<T> {
    const changed = this.#listenTo(listed);
    this.#removeOthers();
    this.#removeOthers = () => undefined;
    return changed;
  }

  /** The new listeners come before the others go, so that no event is missed. */
  #listenTo(listed: readonly T[]): Changed<T> {
    const key = this.#keyOf(listed);
    if (key === this.#key) return null;
    const remove = this.#remove;
    this.#key = key;
    this.#remove = this.#register(listed);
    remove();
    return listed;
  }
}
