/** Code to run with a closed shadow root. It is sent as text, so it may use nothing from outside itself. */
export type Inside<A extends unknown[], R> = (root: ShadowRoot, ...args: A) => R | Promise<R>;

/** A closed shadow root in which the extension draws; the page cannot reach it. */
export interface Overlay {
  evaluate<A extends unknown[], R>(inside: Inside<A, R>, ...args: A): Promise<R>;
}

/** Return the text of a function that takes the root and JSON arguments and returns JSON, for any protocol. */
export function wrapped<A extends unknown[], R>(inside: Inside<A, R>): string {
  return `async (root, args) => JSON.stringify(await (${inside})(root, ...JSON.parse(args)))`;
}
