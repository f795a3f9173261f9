/** What one part of the soak found. */
export interface Finding {
  name: string;
  /** What was asked for, in words. */
  goal: string;
  /** What was counted. */
  measured: Record<string, number | string>;
  met: boolean;
  /** Why it was not run on this machine. */
  skipped?: string;
}

/** Pauses. */
export const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

/** Seconds since a moment, to a tenth. */
export const secondsSince = (start: number): number => Math.round((Date.now() - start) / 100) / 10;
