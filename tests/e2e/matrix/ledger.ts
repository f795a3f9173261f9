import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Incident, Outcome } from '../../../core/journal/entry.ts';
import { type Recorded, readTill, recorded, recordedIn } from '../classroom.ts';
import type { Guarded } from './guarded.ts';
import { bringRoundForward } from './round.ts';

/** ms in which a second record of the same visit would follow the first. */
const QUIET = 300;

/** Upper bound, not a measurement: other browsers may share the machine. */
const SOON = 20_000;

/** The journal, its sums for reports, and what PIN and passphrase need. */
const OUR_STORES = ['dezhurny', 'dezhurny-sums', 'dezhurny-safe'];

/** Keeps count of what the rows of one browser, one after another, add to its journal. */
export class Ledger {
  readonly #browser: Guarded;
  /** Incidents of the rows so far, with the outcome each is to have in the end. */
  readonly #due = new Map<string, Outcome>();

  constructor(browser: Guarded) {
    this.#browser = browser;
  }

  /** Waits for incidents like these and sees that these are all that no row before had. */
  async adds(...expected: Partial<Incident>[]): Promise<Incident[]> {
    const fresh = (incidents: Incident[]): Incident[] => incidents.filter(({ id }) => !this.#due.has(id));
    const { incidents, gaps } = await this.#browser.reading(async (read) => {
      await readTill(read, (journal) => fresh(journal.incidents).length >= expected.length, SOON);
      await wait(QUIET);
      return readTill(read, () => true, SOON);
    });
    const added = fresh(incidents);
    for (const { id } of added) this.#due.set(id, 'unanswered'); // before a failure, which is this row's alone
    expect(added, 'incidents of this row').toMatchObject(expected);
    expect(gaps).toEqual([]);
    return added;
  }

  /** Waits until this incident has been answered; it does not end by its tab being closed under the banner. */
  async answered(incident: Incident | undefined, outcome: Outcome): Promise<void> {
    const due = `${incident?.id} ${outcome}`;
    await recorded(this.#browser, (journal) => ends(journal).includes(due), SOON);
    if (incident) this.#due.set(incident.id, outcome);
  }

  /**
   * Once the rows' tabs are closed: every incident has its one outcome, and the journal holds nothing else. Where no
   * page could say that it was being left, the round of the minute finds out.
   */
  async settles(): Promise<void> {
    const due = [...this.#due].map(([incident, outcome]) => `${incident} ${outcome}`).sort();
    await bringRoundForward(this.#browser);
    const kept = await this.#browser.reading(async (read) => {
      await readTill(read, (journal) => due.every((one) => ends(journal).includes(one)), SOON);
      await wait(QUIET);
      return read();
    });
    const journal = recordedIn(kept);
    expect(journal.incidents.map(({ id }) => id).sort()).toEqual([...this.#due.keys()].sort());
    expect(ends(journal), 'one outcome each').toEqual(due);
    expect(journal.gaps).toEqual([]);
    const unknown = Object.keys(kept.databases).filter((name) => !OUR_STORES.includes(name));
    expect(unknown, 'unknown stores').toEqual([]);
  }
}

function ends({ outcomes }: Recorded): string[] {
  return outcomes.map(({ incident, outcome }) => `${incident} ${outcome}`).sort();
}
