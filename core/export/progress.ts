import { type Recorded, splitSound } from '../journal/recorded-entry.ts';

/** Progress of an export, in entries. */
export interface ExportProgress {
  written: number;
  /** Entries left out because they do not fit the schema. */
  refused: number;
  /** Work done, out of the number of entries: JSON reads each entry twice, and each reading counts half. */
  passed: number;
}

/** Called after each chunk. An error thrown by it stops the export. */
export type OnProgress = (progress: ExportProgress) => void;

/** Pass on the valid rows of each chunk and report progress once a chunk has been written. */
export async function* validRows(
  chunks: AsyncIterable<readonly Recorded[]>,
  onProgress?: OnProgress,
): AsyncGenerator<readonly Recorded[]> {
  let [written, refusedSoFar] = [0, 0];
  for await (const chunk of chunks) {
    const { sound, refused } = splitSound(chunk);
    yield sound;
    written += sound.length;
    refusedSoFar += refused;
    onProgress?.({ written, refused: refusedSoFar, passed: written });
  }
}
