import { type FileDayLog, sumsOf } from '../export/file-schema.ts';
import { within } from '../time/day-range.ts';
import type {
  IntegrityFinding,
  Pause,
  SignatureCheck,
  Verification,
  VerifiedDayLog,
  VerifiedFile,
} from './integrity-finding.ts';
import { checkEntries, type ExaminedEntry, ofDay, ofEntry } from './verify-day-log.ts';
import { hashOf, sortedJson } from './verify-hash.ts';
import { examine, IntegrityError, type ParsedFrame, parseFile, readFrame, refuseDuplicateKeys } from './verify-read.ts';
import { checkSums } from './verify-sums.ts';
import { checkPeriod, checkTotals } from './verify-totals.ts';

/** An intact file as it was read, or the first fault in it. */
export type Examination =
  | { intact: true; frame: ParsedFrame; lines: readonly ExaminedEntry[]; facts: VerifiedFile }
  | { intact: false; finding: IntegrityFinding };

/**
 * Verify a journal file: rebuild every day log from the links between its entries, check every seal, and check that no
 * day and no field of the cover is missing or changed. It shares only the schema and the row counting with the writer.
 * @param text the file's contents @param pause awaited repeatedly in a long file
 * @returns the facts of an intact file, or the first fault; never throws because of the contents
 */
export async function verifyFile(text: string, isSigned: SignatureCheck, pause?: Pause): Promise<Verification> {
  const answer = await examineFile(parseFile(text), isSigned, text, pause);
  return answer.intact ? { intact: true, file: answer.facts } : answer;
}

/**
 * Examine a file and return its entries too.
 * @param raw what JSON.parse returned for `text`
 * @param pause awaited repeatedly in a long file
 */
export async function examineFile(
  raw: unknown,
  isSigned: SignatureCheck,
  text: string,
  pause?: Pause,
): Promise<Examination> {
  try {
    const frame = readFrame(raw);
    refuseDuplicateKeys(text);
    const days = new Map(frame.sheets.map(({ dayId, day }) => [dayId, day]));
    const lines = await examineAll(frame, days, pause);
    refuseReplays(frame, lines, days);
    await checkSheets(frame, lines, isSigned);
    await checkSums(frame, isSigned);
    checkDays(frame);
    await checkCover(frame, isSigned);
    checkOrder(frame, lines);
    checkPeriod(frame, lines);
    checkTotals(frame, lines);
    return { intact: true, frame, lines, facts: factsOf(frame, lines) };
  } catch (error) {
    if (error instanceof IntegrityError) return { intact: false, finding: error.finding };
    // A field of many megabytes overflows the stack of a regular expression.
    return { intact: false, finding: { fault: 'unreadable', day: null, kind: 'file', id: null } };
  }
}

/** Entries examined between two pauses. More would block a page noticeably. */
const ENTRIES_PER_PAUSE = 1000;

async function examineAll(
  { entries }: ParsedFrame,
  days: ReadonlyMap<string, string>,
  pause?: Pause,
): Promise<readonly ExaminedEntry[]> {
  const lines: ExaminedEntry[] = [];
  for (const [at, raw] of entries.entries()) {
    if (at > 0 && at % ENTRIES_PER_PAUSE === 0) await pause?.(at, entries.length);
    lines.push(examine(raw, at, days));
  }
  return lines;
}

/** Check that no entry and no day log occurs twice. */
function refuseReplays(
  { sheets }: ParsedFrame,
  lines: readonly ExaminedEntry[],
  days: ReadonlyMap<string, string>,
): void {
  const known = new Set<string>();
  for (const sheet of sheets) {
    if (known.has(sheet.dayId)) throw new IntegrityError(ofDay('replayed', sheet, 'day'));
    known.add(sheet.dayId);
  }
  for (const one of lines.filter(({ sound }) => sound)) {
    if (known.has(one.key))
      throw new IntegrityError(ofEntry('replayed', one, days.get(one.line.dayId ?? '') ?? dayOf(one)));
    known.add(one.key);
  }
}

async function checkSheets(
  frame: ParsedFrame,
  lines: readonly ExaminedEntry[],
  isSigned: SignatureCheck,
): Promise<void> {
  const groups = new Map<string | null, ExaminedEntry[]>([[null, []]]);
  for (const { dayId } of frame.sheets) groups.set(dayId, []);
  for (const one of lines) {
    const group = groups.get(one.line.dayId);
    if (!group) throw new IntegrityError({ fault: 'removed', day: dayOf(one), kind: 'day', id: one.line.dayId });
    group.push(one);
  }
  for (const sheet of frame.sheets) {
    const found = checkEntries(sheet, groups.get(sheet.dayId) ?? []);
    if (found) throw new IntegrityError(orSwapped(found, lines));
    if (!(await isSealed(sheet, frame, isSigned))) throw new IntegrityError(ofDay('changed', sheet, 'seal'));
  }
  checkBefore(frame, groups.get(null) ?? [], lines);
}

/** Turn `changed` into `swapped` if the hash of the entry matches the contents of another unsound entry. */
function orSwapped(finding: IntegrityFinding, lines: readonly ExaminedEntry[]): IntegrityFinding {
  const changed = finding.fault === 'changed' && lines.find(({ at }) => finding.path === `entries.${at}`);
  if (!changed || changed.sound) return finding;
  const { prev, hash } = changed.line;
  const fits = ({ line, sound }: ExaminedEntry): boolean =>
    !sound && hashOf('dezhurny:link:1', prev, line.entry) === hash;
  return lines.some(fits) ? { ...finding, fault: 'swapped' } : finding;
}

/** Check the seal of a day log. Only the open day log may lack one. */
async function isSealed(sheet: FileDayLog, { open, key }: ParsedFrame, isSigned: SignatureCheck): Promise<boolean> {
  const { kept: _kept, signature, ...sealed } = sheet;
  if (signature === null) return sheet.dayId === open;
  return isSigned(key.public, signature, sortedJson(['dezhurny:seal:1', sealed]));
}

/** Check entries written before hash chains were introduced: one digest covers all, and each has its own hash. */
function checkBefore({ before }: ParsedFrame, kept: readonly ExaminedEntry[], lines: readonly ExaminedEntry[]): void {
  const unsound = kept.find(({ sound }) => !sound);
  if (unsound) throw new IntegrityError(orSwapped(ofEntry('changed', unsound, dayOf(unsound)), lines));
  const digest = hashOf('dezhurny:kept:1', kept.map(({ line }) => line.hash).sort());
  if (digest === before.digest && kept.length === before.count) return;
  const fault = kept.length < before.count ? 'removed' : kept.length > before.count ? 'inserted' : 'changed';
  throw new IntegrityError({ fault, day: null, kind: 'file', id: null, path: 'before' });
}

/** Check that the day each day log names as its predecessor exists. The last day deleted by retention counts. */
function checkDays({ sheets, period, retention }: ParsedFrame): void {
  const there = new Map<string, number>();
  const add = (day: string, number: number): number => {
    const left = (there.get(day) ?? 0) + number;
    there.set(day, left);
    return left;
  };
  for (const { day } of sheets) add(day, 1);
  if (retention.through !== null) add(retention.through, 1);
  for (const { after } of sheets) {
    if (after === null || !within(after, period)) continue;
    if (add(after, -1) < 0) throw new IntegrityError({ fault: 'removed', day: after, kind: 'day', id: null });
  }
}

/** Check the checksum, the key fingerprint and the signature of the cover. */
async function checkCover(frame: ParsedFrame, isSigned: SignatureCheck): Promise<void> {
  const { entries: _entries, checksum, signature, ...cover } = frame;
  const { public: key, fingerprint } = cover.key;
  const text = sortedJson(['dezhurny:export:1', cover]);
  const changed = (path: string): IntegrityError =>
    new IntegrityError({ fault: 'changed', day: null, kind: 'file', id: null, path });
  if (hashOf('dezhurny:export:1', cover) !== checksum) throw changed('checksum');
  if (hashOf('dezhurny:key:1', key) !== fingerprint) throw changed('key');
  if (!(await isSigned(key, signature, text))) throw changed('signature');
}

/** Check the fixed order of the file, which carries no information: by day log, then by random id. */
function checkOrder({ sheets }: ParsedFrame, lines: readonly ExaminedEntry[]): void {
  const places = new Map<string | null, number>([[null, -1]]);
  for (const [i, { dayId }] of sheets.entries()) places.set(dayId, i);
  let [place, key] = [-1, ''];
  for (const one of lines) {
    const itsPlace = places.get(one.line.dayId) ?? -1;
    const isLater = itsPlace > place || (itsPlace === place && one.key > key);
    if (!isLater) throw new IntegrityError(ofEntry('swapped', one, sheets[itsPlace]?.day ?? dayOf(one)));
    [place, key] = [itsPlace, one.key];
  }
}

function factsOf(frame: ParsedFrame, lines: readonly ExaminedEntry[]): VerifiedFile {
  const { made, place, key, period, retention, sheets, before, entries } = frame;
  return {
    period,
    through: retention.through,
    sheets: daysOf(frame, lines),
    gaps: new Set(lines.flatMap(({ line: { entry } }) => (entry.kind === 'gap' ? [entry.id] : []))),
    contents: new Map(lines.map(({ key, line }) => [key, line.entry])),
    made,
    place,
    fingerprint: key.fingerprint,
    days: sheets.length,
    sealed: sheets.filter(({ signature }) => signature !== null).length,
    entries: entries.length,
    sums: sumsOf(frame).map(({ seal: { signature: _signature, ...seal } }) => seal),
    before: before.count,
    lost: sheets.reduce((sum, { count, kept }) => sum + count - kept.count, 0),
  };
}

function daysOf({ sheets }: ParsedFrame, lines: readonly ExaminedEntry[]): VerifiedDayLog[] {
  const links = new Map(sheets.map(({ dayId, head }) => [dayId as string | null, new Set([head])]));
  for (const { line } of lines)
    links
      .get(line.dayId)
      ?.add(line.hash)
      .add(line.prev ?? line.hash);
  return sheets.map(({ day, dayId, after, head, count, kept, lessons, hours, signature }) => ({
    ...{ day, dayId, after, head, count, kept: kept.count, lessons, hours },
    ...{ sealed: signature !== null, links: links.get(dayId) ?? new Set() },
  }));
}

const dayOf = ({ line: { entry } }: ExaminedEntry): string | null => ('day' in entry ? entry.day : null);
