import type { SecretName, SecretSource } from '../../core/exemption/secret-hash.ts';
import type { JournalSnapshot } from '../../core/export/json.ts';
import type { MonthExport } from '../../core/export/month-export.ts';
import type { Zip } from '../../core/export/xlsx.ts';
import type { ClockHealth } from '../../core/journal/clock-check.ts';
import type { DailyAggregates } from '../../core/journal/daily-aggregates.ts';
import type { JournalHealth } from '../../core/journal/health.ts';
import type { KeptDays } from '../../core/journal/kept-days.ts';
import type { Recorded } from '../../core/journal/recorded-entry.ts';
import type { SecretAnswer } from '../../core/messages/popup-messages.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { TotalsResult } from '../../core/region/region-totals.ts';
import type { Pack } from '../../core/regulation/pack.ts';
import type { Regulation } from '../../core/regulation/regulation-schema.ts';
import type { CheckedSettings } from '../../core/settings/read-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { OpenDayRange } from '../../core/time/day-range.ts';
import type { NationalDay } from '../../core/timetable/day-plan.ts';
import type { SignatureCheck } from '../../core/verify/integrity-finding.ts';
import type { StatusPorts } from './status-ports.ts';

/** A line of the journal on the page; `seq` tells lines apart. */
export interface ShownRow extends Recorded {
  seq: number;
}

/** Which lines to read: those between two ISO days, inclusive, that fulfil a condition. */
export interface JournalQuery {
  from?: string;
  to?: string;
  fits?(row: Recorded): boolean;
}

/** The current time and the national calendar. */
export interface ClockPorts {
  now(): Date;
  national: readonly NationalDay[];
}

/** Dependencies of the timetable editor. */
export interface TimetablePorts extends ClockPorts {
  /** The style sheet of the banner, for its preview. */
  bannerCss: string;
  /** Save a file, and wait until it is on disk or the person cancels. @throws when it could not be written */
  saveFile(name: string, type: string, parts: BlobPart[]): Promise<'saved' | 'cancelled'>;
}

/** Browser functions for the administrator's page, passed by its entrypoint. Days are ISO days, inclusive. */
export interface AdminPorts extends TimetablePorts, StatusPorts {
  /** Read lines, newest lesson first; `next` is the `before` of the next page. */
  journalPage(
    ask: JournalQuery & { before?: string; limit: number },
  ): Promise<{ rows: ShownRow[]; next: string | null }>;
  /** Count the lines of a query, and the incidents among them; `null` if no condition is set. */
  countRows(ask: JournalQuery): Promise<{ rows: number; incidents: number | null }>;
  /** System id → incidents. */
  systemTotals(from: string, to: string): Promise<ReadonlyMap<string, number>>;
  /** Regulations of the build, for reports of days when another one was in force. */
  knownPacks: readonly Pack[];
  /** Read lines in chunks, oldest lesson first. */
  entriesBetween(from: string, to: string): AsyncIterable<readonly Recorded[]>;
  /** Pack files into an archive as a stream. */
  zip: Zip;
  /** Read the daily aggregates of entries and day sums; `progress` is called while they are computed. */
  dailyAggregates(progress?: (done: number, of: number) => void): Promise<DailyAggregates>;
  /** Read the daily aggregates of the entries alone. */
  entryAggregates(): Promise<DailyAggregates>;
  /** Read what is kept of the days of the journal. */
  keptDays(): Promise<KeptDays>;
  /** Recounts the journal. @returns whether the stored aggregates were the same */
  recountDailyAggregates(progress: (done: number, of: number) => void): Promise<boolean>;
  /** Read the lessons covered by this PC, by day. */
  watchedLessons(): Promise<ReadonlyMap<string, number>>;
  /** Read the number of lessons and hours covered by this PC, by day. */
  coveredPeriods(): Promise<ReadonlyMap<string, number>>;
  /** Read the result of the last automatic monthly export. */
  loadMonthExport(): Promise<MonthExport | null>;
  /** Rooms whose files are expected, one per line. */
  loadExpectedPlaces(): Promise<string>;
  saveExpectedPlaces(text: string): Promise<void>;
  /** Return true if a policy sets the endpoint of the region's totals. */
  hasRegionTotals(): Promise<boolean>;
  /** Requests the region's totals; the only request of this page, made only on a button press. */
  loadRegionTotals(): Promise<TotalsResult>;
  /** Write a paper as DOCX. The writer is loaded at the first call. */
  writeDocx(paper: Paper): Promise<Blob>;
  /** Open the browser's print dialog. */
  print(): void;
  /** Seal past days and fix the content of a JSON export. */
  journalSnapshot(period: OpenDayRange): Promise<JournalSnapshot>;
  /** Fingerprint of the key that seals this PC's journal; `null` before it has one. */
  journalKey(): Promise<string | null>;
  isSigned: SignatureCheck;
  eraseJournal(): Promise<void>;
  watchJournal(changed: () => void): () => void;
  loadSettings(): Promise<CheckedSettings>;
  saveSettings(settings: Settings): Promise<void>;
  /** Store the regulation of this PC. */
  saveRegulation(regulation: Regulation): Promise<void>;
  /** Return the paths that this build cannot apply, such as `regulation.items.2.system`. */
  refusedOf(regulation: Regulation): readonly string[];
  /** Id of the regulation that the administrator has confirmed as the school's. */
  loadRegulationSeen(): Promise<string | null>;
  saveRegulationSeen(id: string): Promise<void>;
  watchSettings(changed: (checked: CheckedSettings) => void): () => void;
  loadHealth(): Promise<JournalHealth>;
  loadClockHealth(): Promise<ClockHealth>;
  secretSource(name: SecretName): Promise<SecretSource>;
  /** Call back when a policy sets, changes or removes a secret. @returns a function that stops watching */
  watchSecrets(changed: (name: SecretName) => void): () => void;
  /** Set a valid secret (core/exemption/secret-hash.ts), or remove it with `null`. */
  setSecret(name: SecretName, text: string | null): Promise<void>;
  /** Read the hash of a secret in force, for a settings file; `null` if it is not set. */
  secretHash(name: SecretName): Promise<string | null>;
  /** Store the hash of a secret from a settings file, or remove the secret with `null`. */
  saveSecretHash(name: SecretName, hash: string | null): Promise<void>;
  verifySecret(name: SecretName, text: string): Promise<SecretAnswer>;
  /** Format a UTC minute (core/time/utc-minute.ts) as local time `09:15` in an IANA zone. */
  clock(moment: string, zone: string): string;
  /** Return the current ISO day in an IANA zone. */
  today(zone: string): string;
}
