import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { FileEntry, FileSheet, JournalFile } from '../../core/export/file-schema.ts';
import { writeOn } from '../../core/journal/day-log.ts';
import { digestOf, linkOf } from '../../core/journal/hash-chain.ts';
import type { Finding } from '../../core/verify/finding.ts';
import { incident } from './journal-rows.ts';

/** Spoils a file in place. @returns what the verifier must say, or `null` when this file has nothing to spoil so */
export type Mutation = (file: JournalFile, at: number) => Partial<Record<keyof Finding, unknown>> | null;

const idOf = ({ entry }: FileEntry): string => (entry.kind === 'outcome' ? entry.incident : entry.id);
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
const another = (text: string): string => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
const whole = (file: JournalFile): FileSheet[] => file.sheets.filter(({ count, kept }) => count === kept.count);

/** Entries of a sheet in the order of writing, as far as its links lead. */
function chainOf(file: JournalFile, { dayId }: FileSheet): FileEntry[] {
  const own = file.entries.filter((line) => line.dayId === dayId);
  const hashes = new Set(own.map(({ hash }) => hash));
  const chain: FileEntry[] = [];
  let next = own.find(({ prev }) => !hashes.has(prev ?? ''));
  while (next) {
    chain.push(next);
    next = own.find(({ prev }) => prev === chain.at(-1)?.hash);
  }
  return chain;
}

/** A sheet without losses and one of its entries that is not the last. */
function middle(file: JournalFile, at: number): { sheet: FileSheet; chain: FileEntry[]; i: number } | null {
  const sheet = pick(
    whole(file).filter(({ count }) => count > 1),
    at,
  );
  if (!sheet) return null;
  return { sheet, chain: chainOf(file, sheet), i: at % (sheet.count - 1) };
}

const remove = (file: JournalFile, line: FileEntry | undefined): unknown =>
  line && file.entries.splice(file.entries.indexOf(line), 1);

/** Changes one chained entry. */
const onEntry =
  (change: (line: FileEntry) => void): Mutation =>
  (file, at) => {
    const line = pick(
      file.entries.filter(({ dayId }) => dayId !== null),
      at,
    );
    if (!line) return null;
    const found = {
      kind: line.entry.kind,
      id: idOf(line),
      day: file.sheets.find(({ dayId }) => dayId === line.dayId)?.day,
    };
    change(line);
    return { fault: 'changed', ...found };
  };

/** Changes what the seal of a sealed day says. */
const onSeal =
  (change: (sheet: FileSheet) => void): Mutation =>
  (file, at) => {
    const sheet = pick(
      whole(file).filter(({ signature }) => signature !== null),
      at,
    );
    if (!sheet) return null;
    const found = { fault: 'changed', kind: 'seal', day: sheet.day, id: sheet.dayId };
    change(sheet);
    return found;
  };

const onFrame =
  (change: (file: JournalFile) => void): Mutation =>
  (file) => {
    change(file);
    return { fault: 'changed', kind: 'file' };
  };

const insert =
  (prevOf: (sheet: FileSheet, chain: FileEntry[], at: number) => string): Mutation =>
  (file, at) => {
    const sheet = pick(whole(file), at);
    if (!sheet) return null;
    const entry = incident({ id: randomUUID(), day: sheet.day });
    const prev = prevOf(sheet, chainOf(file, sheet), at);
    file.entries.splice(at % (file.entries.length + 1), 0, {
      entry,
      dayId: sheet.dayId,
      prev,
      hash: linkOf(prev, entry),
    });
    return { fault: 'inserted', kind: 'incident', day: sheet.day, id: entry.id };
  };

/** Every way to spoil a file by hand that a person could think of. */
export const mutations: Record<string, Mutation> = {
  'a word changed': onEntry(({ entry }) => {
    if (entry.kind === 'outcome') entry.outcome = entry.outcome === 'closed' ? 'stayed' : 'closed';
    else entry.day = entry.day === '2026-01-01' ? '2026-01-02' : '2026-01-01';
  }),
  'a word that is none': onEntry(({ entry }) => Object.assign(entry, { v: 2 })),
  'a field added': onEntry(({ entry }) => Object.assign(entry, { title: 'x' })),
  'a field taken out': onEntry(({ entry }) => {
    Reflect.deleteProperty(entry, 'v');
  }),
  'a hash changed': onEntry((line) => {
    line.hash = another(line.hash);
  }),
  'a link changed': onEntry((line) => {
    line.prev = another(line.prev ?? '');
  }),
  'an entry removed': (file, at) => {
    const found = middle(file, at);
    const follower = found?.chain[found.i + 1];
    if (!found || !follower) return null;
    remove(file, found.chain[found.i]);
    return { fault: 'removed', day: found.sheet.day, kind: follower.entry.kind, id: idOf(follower) };
  },
  'several entries removed': (file, at) => {
    const found = middle(file, at);
    const follower = found?.chain.at(-1);
    if (!found || !follower || found.i === found.chain.length - 1) return null;
    for (const line of found.chain.slice(found.i, -1)) remove(file, line);
    return { fault: 'removed', day: found.sheet.day, id: idOf(follower) };
  },
  'an entry removed from a day with losses': (file, at) => {
    const sheet = pick(
      file.sheets.filter(({ count, kept }) => count > kept.count && kept.count > 0),
      at,
    );
    const line =
      sheet &&
      pick(
        file.entries.filter(({ dayId }) => dayId === sheet.dayId),
        at,
      );
    if (!sheet || !line) return null;
    remove(file, line);
    return { fault: expect.stringMatching(/removed|truncated/), day: sheet.day };
  },
  'a day truncated': (file, at) => {
    const sheet = pick(
      whole(file).filter(({ count }) => count > 0),
      at,
    );
    if (!sheet) return null;
    const [last, left] = chainOf(file, sheet).reverse();
    remove(file, last);
    return { fault: 'truncated', day: sheet.day, id: left ? idOf(left) : sheet.dayId };
  },
  'an entry put between others': insert((_sheet, chain, at) => pick(chain, at)?.prev ?? another('A'.repeat(43))),
  'an entry put at the end': insert(({ head }) => head),
  'an entry put nowhere': insert(() => 'x'.repeat(43)),
  'contents swapped': (file, at) => {
    const chained = file.entries.filter(({ dayId, entry }) => dayId !== null && entry.kind === 'incident');
    const [a, b] = [pick(chained, at), pick(chained, at + 1)];
    if (!a || !b || a === b) return null;
    [a.entry, b.entry] = [b.entry, a.entry];
    return { fault: 'swapped', kind: 'incident', id: expect.stringMatching(`${idOf(a)}|${idOf(b)}`) };
  },
  'places in the file swapped': (file, at) => {
    const i = at % Math.max(1, file.entries.length - 1);
    const [a, b] = [file.entries[i], file.entries[i + 1]];
    if (!a || !b) return null;
    file.entries.splice(i, 2, b, a);
    return { fault: 'swapped', id: idOf(a) };
  },
  'an entry replayed': (file, at) => {
    const line = pick(file.entries, at);
    if (!line) return null;
    file.entries.push(structuredClone(line));
    return { fault: 'replayed', kind: line.entry.kind, id: idOf(line) };
  },
  'an entry replayed on another day': (file, at) => {
    const line = pick(
      file.entries.filter(({ dayId }) => dayId !== null),
      at,
    );
    const sheet = pick(
      file.sheets.filter(({ dayId }) => dayId !== line?.dayId),
      at,
    );
    if (!line || !sheet) return null;
    file.entries.push({
      entry: line.entry,
      dayId: sheet.dayId,
      prev: sheet.head,
      hash: linkOf(sheet.head, line.entry),
    });
    return { fault: 'replayed', kind: line.entry.kind, id: idOf(line) };
  },
  'a day replayed': (file, at) => {
    const sheet = pick(file.sheets, at);
    if (!sheet) return null;
    file.sheets.push(sheet);
    return { fault: 'replayed', kind: 'day', id: sheet.dayId };
  },
  'a day replayed under another date': (file, at) => {
    const sheet = pick(
      file.sheets.filter(({ count, signature }) => count === 0 && signature !== null),
      at,
    );
    if (!sheet) return null;
    const dayId = randomUUID();
    file.sheets.push({ ...sheet, day: '2030-01-01', dayId });
    return { fault: 'changed', kind: 'seal', id: dayId };
  },
  'a day removed': (file, at) => {
    const sheet = pick(file.sheets, at);
    if (!sheet) return null;
    file.sheets = file.sheets.filter((one) => one !== sheet);
    file.entries = file.entries.filter(({ dayId }) => dayId !== sheet.dayId);
    const named = file.sheets.filter(({ after }) => after === sheet.day).length;
    const there = file.sheets.filter(({ day }) => day === sheet.day).length;
    const isMissed = named > there + Number(file.retention.through === sheet.day);
    return isMissed ? { fault: 'removed', kind: 'day', day: sheet.day } : { fault: 'changed', kind: 'file' };
  },
  'a day’s entries left without it': (file, at) => {
    const sheet = pick(
      file.sheets.filter(({ kept }) => kept.count > 0),
      at,
    );
    if (!sheet) return null;
    file.sheets = file.sheets.filter((one) => one !== sheet);
    return { fault: 'removed', kind: 'day', id: sheet.dayId };
  },
  'a day rewritten with all its links': (file, at) => {
    const sheet = pick(
      whole(file).filter(({ count, signature }) => count > 0 && signature !== null),
      at,
    );
    if (!sheet) return null;
    const chain = chainOf(file, sheet);
    const entries = chain.map(({ entry }) => ({
      ...entry,
      ...(entry.kind === 'outcome' ? {} : { day: '2026-01-01' }),
    }));
    const start = { ...sheet, head: chain[0]?.prev ?? '', count: 0, lessons: [], hours: [] };
    const written = writeOn(start, entries);
    chain.forEach((line, i) => {
      Object.assign(line, { entry: entries[i], ...written.links[i] });
    });
    sheet.head = written.sheet.head;
    sheet.kept.digest = digestOf(written.links.map(({ hash }) => hash));
    return { fault: 'changed', kind: 'seal', id: sheet.dayId };
  },
  'a count changed': onSeal((sheet) => {
    sheet.count += 1;
  }),
  'lessons added': onSeal((sheet) => {
    sheet.lessons += 1;
  }),
  'a signature changed': onSeal((sheet) => {
    sheet.signature = another(sheet.signature ?? '');
  }),
  'a signature taken off': onSeal((sheet) => {
    sheet.signature = null;
  }),
  'a place changed': onFrame((file) => {
    file.place = 'Каб. 13';
  }),
  'losses hidden': onFrame((file) => {
    file.totals.missing += 1;
  }),
  'a lawful deletion made up': (file) => {
    const { through } = file.retention;
    file.retention.through = through === '2020-01-01' ? '2020-01-02' : '2020-01-01';
    return { fault: expect.stringMatching('removed|changed'), day: through ?? null };
  },
  'an entry from before the chains changed': (file) => {
    const line = file.entries.find(({ dayId }) => dayId === null);
    if (!line) return null;
    Object.assign(line.entry, { item: 9 });
    return { fault: 'changed', kind: 'incident', id: idOf(line) };
  },
  'an entry from before the chains removed': (file) => {
    const line = file.entries.find(({ dayId }) => dayId === null);
    if (!line) return null;
    remove(file, line);
    return { fault: 'removed', path: 'before' };
  },
};
