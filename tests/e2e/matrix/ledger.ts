import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Incident, Outcome, OutcomeEntry } from '../../../core/entry.ts';
import { recorded, settled } from '../classroom.ts';
import type { Guarded } from './room.ts';

/** ms in which a second record of the same visit would follow the first. */
const QUIET = 300;

/** Keeps count of what the rows of one browser, one after another, add to its journal. */
export class Ledger {
  readonly #browser: Guarded;
  /** Incidents of the rows so far, with the outcome each is to have in the end. */
  readonly #due = new Map<string, Outcome | null>();

  constructor(browser: Guarded) {
    this.#browser = browser;
  }

  /** Waits for incidents like these and sees that these are all that no row before had. */
  async adds(...expected: Partial<Incident>[]): Promise<Incident[]> {
    const fresh = (incidents: Incident[]): Incident[] => incidents.filter(({ id }) => !this.#due.has(id));
    await recorded(this.#browser, ({ incidents }) => fresh(incidents).length >= expected.length);
    await wait(QUIET);
    const { incidents, gaps } = await settled(this.#browser);
    const added = fresh(incidents);
    for (const { id } of added) this.#due.set(id, 'unanswered'); // before a failure, which is this row's alone
    expect(added, 'incidents of this row').toMatchObject(expected);
    expect(gaps).toEqual([]);
    return added;
  }

  /** This incident ends in another way than by its tab being closed under the banner. */
  expects(incident: Incident | undefined, outcome: Outcome): void {
    if (incident) this.#due.set(incident.id, outcome);
  }

  /** This incident may not have its outcome, `unanswered`, before the next round of the minute. */
  leaves(incident: Incident | undefined): void {
    if (incident) this.#due.set(incident.id, null);
  }

  /** Once the rows' tabs are closed: every incident has its one outcome, and the journal holds nothing else. */
  async settles(): Promise<void> {
    const due = [...this.#due].flatMap(([incident, outcome]) => (outcome ? [`${incident} ${outcome}`] : []));
    await recorded(this.#browser, ({ outcomes }) =>
      due.every((one) => outcomes.some(({ incident, outcome }) => one === `${incident} ${outcome}`)),
    );
    await wait(QUIET);
    const { incidents, outcomes: all, gaps } = await settled(this.#browser);
    const isLeft = ({ incident, outcome }: OutcomeEntry): boolean =>
      outcome === 'unanswered' && this.#due.get(incident) === null;
    const outcomes = all.filter((one) => !isLeft(one));
    expect(new Set(all.map(({ incident }) => incident)).size, 'one outcome each').toBe(all.length);
    expect(incidents.map(({ id }) => id).sort()).toEqual([...this.#due.keys()].sort());
    expect(outcomes.map(({ incident, outcome }) => `${incident} ${outcome}`).sort()).toEqual(due.sort());
    expect(gaps).toEqual([]);
    const { databases } = await this.#browser.storage();
    expect(Object.keys(databases)).toEqual(['dezhurny']);
  }
}
