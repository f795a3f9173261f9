/** What the administrator is shown of the journal's health. */
export interface JournalHealth {
  /** Failed writes since the journal was last erased. */
  failures: number;
  /** Entries that are not stored yet. */
  waiting: number;
  /** The disk was full: entries wait for the next start of the browser. */
  closed: boolean;
}
