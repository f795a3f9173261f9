/** A file that the worker writes by itself once in a period. */
interface DueFile<Period> {
  /** Name of the lock: two calls at once must not write the file twice. */
  name: string;
  /** Return the period whose file to write now, or `null`. */
  due(): Promise<Period | null>;
  /** @throws when the browser does not write it */
  write(period: Period): Promise<void>;
  /** Keep whether it was written. */
  keep(period: Period, saved: boolean): Promise<void>;
}

/** Write a file if it is due, and keep the result; what could not be written is due again later. */
export async function writeDue<Period>({ name, due, write, keep }: DueFile<Period>): Promise<void> {
  await navigator.locks.request(name, async () => {
    const period = await due();
    if (period === null) return;
    const saved = await write(period).then(
      () => true,
      () => false,
    );
    await keep(period, saved);
  });
}
