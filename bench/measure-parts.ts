import type { Figure } from '../harness/figure.ts';

/** What came of the parts of a run. */
export interface Measured {
  figures: Figure[];
  /** Names of the parts that ended with an error. */
  failed: string[];
}

/**
 * Measure parts one after another. One that throws has no figures and does not take those of the others with it.
 * @param tell called after each part with its figures, or with what it threw
 */
export async function measureParts(
  names: readonly string[],
  measure: (name: string) => Promise<Figure[]> | Figure[],
  tell: (name: string, found: Figure[] | Error) => void,
): Promise<Measured> {
  const figures: Figure[] = [];
  const failed: string[] = [];
  for (const name of names) {
    try {
      const found = await measure(name);
      figures.push(...found);
      tell(name, found);
    } catch (error) {
      failed.push(name);
      tell(name, error instanceof Error ? error : new Error(String(error)));
    }
  }
  return { figures, failed };
}
