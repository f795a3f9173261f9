import { randomUUID } from 'node:crypto';
import { fileEntry, type SignedSheet } from '../../core/export/file-cover.ts';
import type { FileEntry, JournalFile } from '../../core/export/file-schema.ts';
import { recordedOf } from '../../core/export/json.ts';
import { newSheet, sealedOf, watchedOn, writeOn } from '../../core/journal/day-log.ts';
import type { Entry } from '../../core/journal/entry.ts';
import { newOutcome } from '../../core/journal/incident.ts';
import { sealText } from '../../core/journal/seal.ts';
import { totalsOf } from '../../core/report/table.ts';
import { addDays } from '../../core/time/local-time.ts';
import { newSigner, signedFile } from '../../scripts/bench/signed-file.ts';
import { gap, incident } from './journal-rows.ts';

const signer = await newSigner();
const { sign } = signer;

/** What can happen to a PC and its journal. */
export type Happening =
  | { kind: 'incident'; answers: number }
  | { kind: 'days'; pass: number }
  | { kind: 'clock'; jump: number }
  | { kind: 'killed before sealing' }
  | { kind: 'rolled back'; steps: number }
  | { kind: 'entry lost'; at: number }
  | { kind: 'retention'; sheets: number };

interface State {
  sheets: SignedSheet[];
  rows: FileEntry[];
  through: string | null;
}

/** A journal as a PC keeps it, without a browser: whatever happens to it, it was kept honestly. */
export class HonestLog {
  #today = '2026-11-23';
  #state: State = { sheets: [], rows: [], through: null };
  #past: State[] = [];

  constructor(before: readonly Entry[] = []) {
    this.#state.rows = before.map((entry) => fileEntry(entry, null));
    this.#begin();
  }

  /** The same PC as it is now, to go on another way. */
  copy(): HonestLog {
    const copy = new HonestLog();
    copy.#today = this.#today;
    copy.#state = structuredClone(this.#state);
    return copy;
  }

  async happen(what: Happening): Promise<void> {
    this.#past.push(structuredClone(this.#state));
    if (what.kind === 'incident') this.#attempt(what.answers);
    else if (what.kind === 'days') await this.#pass(what.pass);
    else if (what.kind === 'clock') await this.#pass(what.jump);
    else if (what.kind === 'killed before sealing') {
      this.#today = addDays(this.#today, 1);
      this.#begin();
    } else if (what.kind === 'retention') this.#expire(what.sheets);
    else this.#lose(what);
  }

  /** The export, closed sheets sealed. */
  async file(): Promise<JournalFile> {
    await this.#seal();
    const { sheets, rows, through } = this.#state;
    const frame = {
      made: this.#today,
      place: 'Каб. 12 «Физика»',
      zone: 'Europe/Saratov',
      period: { from: null, to: null },
      pack: { id: 'rpl-2025-09-01', title: { ru: 'Порядок', en: 'Regulation' }, inForceFrom: '2025-09-01' },
      totals: totalsOf(recordedOf(rows.map(({ entry }) => entry))),
      retention: { days: 90, through },
      open: sheets.at(-1)?.dayId ?? null,
    };
    return signedFile(frame, signer, sheets, rows);
  }

  #attempt(answers: number): void {
    this.#begin();
    const one = incident({ id: randomUUID(), day: this.#today });
    const outcomes = (['unanswered', 'stayed', 'moved-to-max'] as const).slice(0, answers);
    this.#write([one, ...outcomes.map((outcome) => newOutcome(one.id, outcome))]);
  }

  #write(entries: readonly Entry[]): void {
    const open = this.#state.sheets.pop();
    if (!open) throw new Error('no sheet is open');
    const { sheet, links } = writeOn(open, entries);
    this.#state.sheets.push(watchedOn(sheet, { lesson: 1 + (sheet.count % 8), hour: null }));
    this.#state.rows.push(
      ...entries.map((entry, i) => fileEntry(entry, { dayId: sheet.dayId, ...(links[i] ?? { prev: '', hash: '' }) })),
    );
  }

  async #pass(days: number): Promise<void> {
    this.#today = addDays(this.#today, days);
    this.#begin();
    await this.#seal();
  }

  #begin(): void {
    const last = this.#state.sheets.at(-1);
    if (last?.day === this.#today) return;
    this.#state.sheets.push({ ...newSheet(this.#today, randomUUID(), last ?? this.#deleted()), signature: null });
  }

  #deleted(): { day: string } | null {
    return this.#state.through === null ? null : { day: this.#state.through };
  }

  async #seal(): Promise<void> {
    for (const sheet of this.#state.sheets.slice(0, -1)) sheet.signature ??= await sign(sealText(sealedOf(sheet)));
  }

  #expire(sheets: number): void {
    const gone = this.#state.sheets.splice(0, Math.min(sheets, this.#state.sheets.length - 1));
    const ids = new Set(gone.map(({ dayId }) => dayId as string | null));
    if (gone.length > 0) ids.add(null);
    this.#state.rows = this.#state.rows.filter(({ dayId }) => !ids.has(dayId));
    this.#state.through = gone.at(-1)?.day ?? this.#state.through;
  }

  /** The store comes up shorter than it was; what is noticed is written down. */
  #lose(what: Extract<Happening, { kind: 'rolled back' | 'entry lost' }>): void {
    const before = this.#state.rows.length;
    if (what.kind === 'rolled back') this.#state = this.#past.at(-what.steps) ?? this.#state;
    else this.#state.rows.splice(what.at % Math.max(1, before), 1);
    this.#past = [];
    this.#begin();
    const missing = before - this.#state.rows.length;
    if (missing > 0) this.#write([{ ...gap(missing, this.#today), id: randomUUID() }]);
  }
}
