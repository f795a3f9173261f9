import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileTotals } from '../../../../core/export/file-totals.ts';
import { type Entry, type Outcome, outcomes } from '../../../../core/journal/entry.ts';
import { newOutcome } from '../../../../core/journal/incident.ts';
import { gap, incident } from '../../../fixtures/journal-rows.ts';
import { newerEntries } from '../../../fixtures/newer-entries.ts';

const id = (number: number): string => `3f1b2c4d-5e6f-4a7b-8c9d-${String(number).padStart(12, '0')}`;
const one = incident({ id: id(1) });
const two = incident({ id: id(2), system: 'viber', item: '7' });
const none = async (): Promise<null> => null;

async function totalOf(dayLogs: readonly (readonly Entry[])[], find: Parameters<FileTotals['total']>[0] = none) {
  const totals = new FileTotals();
  for (const entries of dayLogs) totals.add(entries);
  return totals.total(find);
}

/** The strongest outcome first. */
const strongest: readonly Outcome[] = ['moved-to-max', 'moved-to-sferum', 'closed', 'stayed', 'unanswered'];

describe('FileTotals', () => {
  it('adds up day logs: incidents by system and outcome, and missing entries', async () => {
    expect(await totalOf([[one, newOutcome(one.id, 'closed'), gap(3)], [two, gap(4)], []])).toEqual({
      ...{ incidents: 2, missing: 7, systems: { telegram: 1, viber: 1 }, outcomes: { closed: 1 } },
    });
  });

  it('counts an outcome in another day log once, if the file holds its incident', async () => {
    const logs = [[one], [newOutcome(one.id, 'stayed'), newOutcome(one.id, 'unanswered')]];
    expect((await totalOf(logs, async () => ({ outcome: null }))).outcomes).toEqual({ stayed: 1 });
    expect((await totalOf(logs, none)).outcomes).toEqual({});
  });

  it.each([
    ['replaces a weaker outcome', 'stayed', 'closed', { closed: 1 }],
    ['leaves a stronger outcome', 'moved-to-max', 'closed', { 'moved-to-max': 1 }],
    ['leaves the same outcome', 'closed', 'closed', { closed: 1 }],
  ] as const)('%s from the day log of the incident', async (_name, own, later, expected) => {
    const logs = [[one, newOutcome(one.id, own)], [newOutcome(one.id, later)]];
    expect((await totalOf(logs, async () => ({ outcome: own }))).outcomes).toEqual(expected);
  });

  it.each(newerEntries)('leaves out %s of a newer program', async (_title, entry) => {
    expect(await totalOf([[one, gap(3), entry], [entry]])).toEqual(await totalOf([[one, gap(3)]]));
  });

  it('leaves out an outcome of a newer incident', async () => {
    const newer = { ...one, v: 99 } as never;
    expect((await totalOf([[newer, newOutcome(one.id, 'closed')]])).outcomes).toEqual({});
  });

  it('counts names that a plain object inherits', async () => {
    const odd = incident({ id: id(3), system: 'constructor' });
    expect((await totalOf([[odd], [incident({ id: id(4), system: 'constructor' })]])).systems).toEqual({
      constructor: 2,
    });
  });

  it('gives what counting the strongest outcome of each incident gives, wherever the outcomes are', async () => {
    const outcome = fc.record({ of: fc.nat(3), outcome: fc.constantFrom(...outcomes), log: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }), fc.array(outcome), async (logOf, given) => {
        const logs: Entry[][] = [[], [], []];
        for (const [i, log] of logOf.entries()) logs[log]?.push(incident({ id: id(i) }));
        for (const { of, outcome, log } of given) logs[log]?.push(newOutcome(id(of), outcome));
        const best = (i: number, of = given): Outcome | null =>
          strongest.find((name) => of.some((one) => one.of === i && one.outcome === name)) ?? null;
        const counts: Record<string, number> = {};
        for (const name of logOf.map((_, i) => best(i))) if (name) counts[name] = (counts[name] ?? 0) + 1;
        // The reader of the journal answers with the strongest outcome in the day log of the incident.
        const find = async (incident: string) => {
          const i = Number(incident.slice(-12));
          return {
            outcome: best(
              i,
              given.filter(({ log }) => log === logOf[i]),
            ),
          };
        };
        expect((await totalOf(logs, find)).outcomes).toEqual(counts);
      }),
    );
  });
});
