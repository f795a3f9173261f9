import type { SecretName, SecretSource } from '../exemption/secret-hash.ts';
import type { WeekSheet } from '../export/week-sheet.ts';
import type { Unopened } from '../journal/arrival-check.ts';
import type { ClockHealth } from '../journal/clock-check.ts';
import type { JournalHealth } from '../journal/health.ts';
import type { DeadLetter, PauseReason } from '../region/send-state.ts';
import type { SettingSource } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';
import type { AbsenceSummary } from './absence-summary.ts';
import type { DeveloperToolsState } from './developer-tools.ts';

/** Source of each setting in force. */
export type SettingSources = Readonly<Record<keyof Settings, SettingSource>>;

/**
 * How the extension was installed: `forced` by policy, cannot be disabled · `policy`, can be disabled · `here` by hand ·
 * `development` unpacked or temporary.
 */
export type InstallKind = 'forced' | 'policy' | 'here' | 'development';

/** An incident, as coarse as in the journal. */
export interface LastIncident {
  system: string;
  day: string;
  lesson: number | null;
  hour: number | null;
}

/** Status of sending: no engine in the policy, an invalid one, or the progress. */
export type RegionFacts =
  | { engine: 'none' }
  | { engine: 'broken' }
  | {
      engine: 'set';
      /** ISO day of the last acknowledgement. */
      sent: string | null;
      /** Entries and closed days that are not sent yet. */
      pending: number;
      /** Those that wait for an update of the program, because a newer one wrote the first of them. */
      held: number;
      paused: PauseReason | null;
      /** Consecutive failures. */
      failures: number;
      /** Entries deleted by retention before they were sent. */
      expiredUnsent: number;
      /** Entries the engine rejected without naming them. */
      rejected: number;
      /** All discarded entries, and the last of them. */
      discardedTotal: number;
      deadLetters: readonly DeadLetter[];
    };

/** Facts about this PC; `null` where one could not be read. Nothing is private or finer than a day. */
export interface StatusFacts {
  /** Version of the extension. */
  version: string;
  /** Name and major version. */
  browser: string | null;
  installed: InstallKind | null;
  /** Whether the extension works in private windows. */
  privateWindows: boolean | null;
  /** Whether it has access to every host of the rules. */
  access: boolean | null;
  /** Number of fields that the policy sets. */
  policyFields: number | null;
  /** What the kit's policies do to developer tools in this browser. */
  developerTools: DeveloperToolsState | null;
  sources: SettingSources | null;
  secrets: Readonly<Record<SecretName, SecretSource>> | null;
  /** Whether storage is persistent (https://developer.mozilla.org/en-US/docs/Web/API/StorageManager/persisted), and free space, MB. */
  storage: { kept: boolean; room: number } | null;
  /** Whether the guard snapshot agrees with the settings. */
  isSnapshotFresh: boolean | null;
  clock: ClockHealth | null;
  lastIncident: LastIncident | 'none' | null;
  absences: AbsenceSummary | null;
  /** Since which ISO day each platform does not open after a press of its button. */
  unopened: Unopened | null;
  health: JournalHealth | null;
  /** Entries that a newer version of the program wrote. */
  newerRows: number | null;
  /** Uncaught errors of the background worker in this version. */
  workerErrors: number | null;
  region: RegionFacts | null;
  /** The last sheet of a week, if there is one; `null` if it could not be read. */
  weekSheet: WeekSheet | 'none' | null;
}

/** Below this free space, MB, a day of journal and exports may not fit. */
const minFreeMb = 200;

/** Return true if storage is running out. @param room free space, MB */
export const isScarce = (room: number): boolean => room < minFreeMb;
