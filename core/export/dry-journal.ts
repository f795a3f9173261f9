import type { Entry } from '../journal/entry.ts';
import type { ExportFrame } from './frame.ts';

/** A journal for the self-check: a database that is deleted afterwards, written with the code of the real journal. */
export interface DryJournal {
  /** Append entries to the log of an ISO day. */
  append(entries: readonly Entry[], day: string): Promise<void>;
  /** Return true if it holds all of these entries. */
  holds(entries: readonly Entry[]): Promise<boolean>;
  /** Begin the next day, which seals this one, and write the export. @returns the text of the file */
  seal(frame: ExportFrame, day: string): Promise<string>;
}
