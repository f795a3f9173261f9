/** Counters of the journal's health for the status page. */
export interface JournalHealth {
  /** Failed writes since the journal was last erased. */
  failures: number;
  /** Pending entries. */
  waiting: number;
  /** The disk was full: entries stay pending until the browser restarts. */
  closed: boolean;
}
