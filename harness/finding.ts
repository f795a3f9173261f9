/** Result of one part of the soak test. */
export interface Finding {
  name: string;
  /** Goal, in words. */
  goal: string;
  /** Measured values by name. */
  measured: Record<string, number | string>;
  met: boolean;
  /** Reason for a skip on this machine. */
  skipped?: string;
}

/** Wait for `ms` ms. */
export const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

/** Return the seconds since `start` (ms since 1970), to a tenth. */
export const secondsSince = (start: number): number => Math.round((Date.now() - start) / 100) / 10;
