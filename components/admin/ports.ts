import type { SecretName, SecretSource } from '../../core/exemption/secret-hash.ts';
import type { JournalSnapshot } from '../../core/export/json.ts';
import type { MonthExport } from '../../core/export/month-export.ts';
import type { Zip } from '../../core/export/xlsx.ts';
import type { ClockHealth } from '../../core/journal/clock-check.ts';
import type { DailyAggregates } from '../../core/journal/daily-aggregates.ts';
import type { JournalHealth } from '../../core/journal/health.ts';
import type { Recorded } from '../../core/journal/recorded-entry.ts';
import type { SecretAnswer } from '../../core/messages/popup-messages.ts';
import type { TotalsResult } from '../../core/region/region-totals.ts';
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

/** The moment and the days the state has fixed. */
export interface ClockPorts {
  now(): Date;
  national: readonly NationalDay[];
}

/** What the editor of the timetable needs. */
export interface TimetablePorts extends ClockPorts {
  saveFile(name: string, type: string, parts: BlobPart[]): void;
}

/** What the administrator's page needs from the browser, handed in by its entrypoint. Days are ISO days, inclusive. */
export interface AdminPorts extends TimetablePorts, StatusPorts {
  /** Lines, the newest lesson first; `next` is the `before` of the page after. */
  journalPage(ask: {
    before?: string;
    limit: number;
    from?: string;
    to?: string;
  }): Promise<{ rows: ShownRow[]; next: string | null }>;
  /** System id → incidents. */
  systemTotals(from: string, to: string): Promise<ReadonlyMap<string, number>>;
  /** Lines, the oldest lesson first, a chunk at a time. */
  entriesBetween(from: string, to: string): AsyncIterable<readonly Recorded[]>;
  /** Packs files into an archive as they come. */
  zip: Zip;
  /** Sums of the whole journal by day; where they must be counted first, `progress` hears how far that is. */
  daySums(progress?: (done: number, of: number) => void): Promise<DailyAggregates>;
  /** Recounts the journal. @returns whether the stored aggregates were the same */
  recountDaySums(progress: (done: number, of: number) => void): Promise<boolean>;
  /** Lessons this PC watched, by day. */
  watchedLessons(): Promise<ReadonlyMap<string, number>>;
  /** How the last month's export by itself went. */
  loadMonthExport(): Promise<MonthExport | null>;
  /** Places that files are expected of, one a line. */
  loadExpectedPlaces(): Promise<string>;
  saveExpectedPlaces(text: string): Promise<void>;
  /** Whether a policy names where a region's totals are. */
  hasRegionTotals(): Promise<boolean>;
  /** Requests the region's totals; the only request of this page, made only on a button press. */
  loadRegionTotals(): Promise<TotalsResult>;
  /** Opens the browser's own print. */
  print(): void;
  /** Seals the closed days and fixes what a JSON export holds. */
  journalSnapshot(period: OpenDayRange): Promise<JournalSnapshot>;
  isSigned: SignatureCheck;
  eraseJournal(): Promise<void>;
  watchJournal(changed: () => void): () => void;
  loadSettings(): Promise<CheckedSettings>;
  saveSettings(settings: Settings): Promise<void>;
  watchSettings(changed: (checked: CheckedSettings) => void): () => void;
  loadHealth(): Promise<JournalHealth>;
  loadClockHealth(): Promise<ClockHealth>;
  secretSource(name: SecretName): Promise<SecretSource>;
  /** Calls back when a policy sets, changes or withdraws a secret; returns the way to stop. */
  watchSecrets(changed: (name: SecretName) => void): () => void;
  /** Sets a fit secret (core/exemption/secret-hash.ts), or removes it with `null`. */
  setSecret(name: SecretName, text: string | null): Promise<void>;
  verifySecret(name: SecretName, text: string): Promise<SecretAnswer>;
  /** A moment (core/time/utc-minute.ts) as local time `09:15` in an IANA zone. */
  clock(moment: string, zone: string): string;
  /** The ISO day it is now in an IANA zone. */
  today(zone: string): string;
}
