import type { SecretName, SecretSource } from '../exemption/secret-hash.ts';
import type { DeadLetter, PauseReason } from '../region/send-state.ts';
import type { SettingSource } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';

/** Who each setting in force comes from. */
export type SettingSources = Readonly<Record<keyof Settings, SettingSource>>;

/** `forced`: a policy installed it and it cannot be switched off; `policy`: installed by one, but it can. */
export type Installed = 'forced' | 'policy' | 'here' | 'development';

/** An incident as coarse as the journal has it. */
export interface LastIncident {
  system: string;
  day: string;
  lesson: number | null;
  hour: number | null;
}

/** How sending to a region's engine stands; nothing where a policy names none, or names it with a fault. */
export type RegionFacts =
  | { engine: 'none' }
  | { engine: 'broken' }
  | {
      engine: 'set';
      /** ISO day of the last acknowledgement. */
      sent: string | null;
      /** Entries and closed days that wait. */
      waiting: number;
      paused: PauseReason | null;
      /** Failures in a row. */
      failures: number;
      /** Deleted before they were sent; not taken, without saying which; given up, and the last of these. */
      lost: number;
      rejected: number;
      buried: number;
      dead: readonly DeadLetter[];
    };

/** What is known of this PC; `null` where it could not be found out. Nothing in it is private or finer than a day. */
export interface StatusFacts {
  /** Version of the extension. */
  version: string;
  /** Name and main version. */
  browser: string | null;
  installed: Installed | null;
  /** Whether it works in private windows. */
  privateWindows: boolean | null;
  /** Whether it may work on every host of the rules. */
  access: boolean | null;
  /** Fields that a policy sets. */
  policyFields: number | null;
  sources: SettingSources | null;
  secrets: Readonly<Record<SecretName, SecretSource>> | null;
  /** Whether the browser keeps the stores when room gets scarce, and the room left, MB. */
  storage: { kept: boolean; room: number } | null;
  /** Whether what the guard decides by is what the settings say. */
  isGivenFresh: boolean | null;
  clock: { pcZone: string; wentBack: string | null } | null;
  lastIncident: LastIncident | 'none' | null;
  health: { failures: number; waiting: number; closed: boolean } | null;
  /** Errors of the background worker in this version. */
  workerErrors: number | null;
  region: RegionFacts | null;
}

/** MB: below it a day of exports and journal may not fit. */
const SCARCE = 200;

/** Whether room for the journal gets scarce. @param room MB */
export const isScarce = (room: number): boolean => room < SCARCE;
