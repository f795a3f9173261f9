/** How long the main thread may be blocked while a file is verified. */
const MAX_BLOCKING_MS = 50;

/**
 * Yields to the browser while a long file is verified, and throws when `signal` is aborted.
 * @param tell called with the share that is done, 0 to 1
 */
export function breathing(
  signal: AbortSignal,
  tell: (share: number) => void,
): (done: number, of: number) => Promise<void> {
  let begun = performance.now();
  return async (done, of) => {
    if (performance.now() - begun < MAX_BLOCKING_MS) return;
    tell(done / of);
    await new Promise((resume) => setTimeout(resume));
    signal.throwIfAborted();
    begun = performance.now();
  };
}
