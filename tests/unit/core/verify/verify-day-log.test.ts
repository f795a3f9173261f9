import { describe, expect, it } from 'vitest';
import type { FileDayLog, FileEntry } from '../../../../core/export/file-schema.ts';
import { newOutcome } from '../../../../core/journal/incident.ts';
import { checkEntries, type ExaminedEntry } from '../../../../core/verify/verify-day-log.ts';
import { hashOf } from '../../../../core/verify/verify-hash.ts';

const [day, dayId] = ['2026-11-23', '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d'];
const start = hashOf('dezhurny:day:1', dayId, day);

/** A link by the names of its hashes; the finding names it `prev>hash`. */
type Link = readonly [prev: string, hash: string];

const sheetOf = (head: string, count: number): FileDayLog =>
  ({ day, dayId, head, count, kept: { count, digest: '' } }) as FileDayLog;

function entriesOf(links: readonly Link[], onRead: () => void = () => undefined): ExaminedEntry[] {
  return links.map(([prev, hash], at) => {
    const line = { entry: newOutcome(`${prev}>${hash}`, 'closed'), dayId, prev } as FileEntry;
    const get = (): string => {
      onRead();
      return hash;
    };
    Object.defineProperty(line, 'hash', { get });
    return { at, line, key: String(at), sound: true };
  });
}

describe('entries with the same predecessor', () => {
  it.each<[title: string, links: Link[], inserted: string]>([
    [
      'the one that leads to the head comes later',
      [
        [start, 'x'],
        [start, 'a'],
        ['a', 'head'],
      ],
      `${start}>x`,
    ],
    [
      'the one that leads to the head comes first',
      [
        [start, 'a'],
        [start, 'x'],
        ['a', 'head'],
      ],
      `${start}>x`,
    ],
    [
      'two lead to the head',
      [
        [start, 'x'],
        [start, 'a'],
        [start, 'b'],
        ['a', 'head'],
        ['b', 'head'],
      ],
      `${start}>b`,
    ],
    [
      'none leads to the head',
      [
        [start, 'x'],
        [start, 'y'],
      ],
      `${start}>y`,
    ],
    [
      'links form a circle',
      [
        [start, 'x'],
        ['x', 'y'],
        ['y', 'x'],
        [start, 'a'],
        ['a', 'head'],
      ],
      `${start}>x`,
    ],
  ])('name the inserted one: %s', (_title, links, id) => {
    expect(checkEntries(sheetOf('head', links.length), entriesOf(links))).toMatchObject({ fault: 'inserted', id });
  });

  it('are sorted in time linear in their number', () => {
    const number = 500;
    const names = Array.from({ length: number }, (_, i) => String(i));
    const links: Link[] = [
      ...names.map((name): Link => [start, name]),
      ...names.map((name, i): Link => [name, `${i + 1}`]),
    ];
    let reads = 0;
    const lines = entriesOf(links, () => {
      reads += 1;
    });
    expect(checkEntries(sheetOf('head', links.length), lines)).toMatchObject({ fault: 'inserted' });
    expect(reads).toBeLessThan(10 * links.length);
  });
});

it('names the removed entry by the one after it that leads to the head', () => {
  const links: Link[] = [
    [start, 'a'],
    ['lost', 'x'],
    ['gone', 'b'],
    ['b', 'head'],
  ];
  expect(checkEntries(sheetOf('head', 4), entriesOf(links))).toMatchObject({ fault: 'removed', id: 'gone>b' });
});
