import type { ClockHealth } from '../../core/journal/clock-check.ts';
import { readDeveloperTools } from '../../core/policy/developer-tools-policy.ts';
import type { Pack } from '../../core/regulation/pack.ts';
import { absenceSummary } from '../../core/status/absence-summary.ts';
import { type DeveloperToolsState, developerToolsState } from '../../core/status/developer-tools.ts';
import { isSnapshotFresh } from '../../core/status/snapshot-freshness.ts';
import type { StatusFacts } from '../../core/status/status.ts';
import type { NationalDay } from '../../core/timetable/day-plan.ts';
import { hasAccessTo, installedHow, ownVersion, thisBrowser, worksInPrivateWindows } from '../browser/installation.ts';
import { poll } from '../browser/poll.ts';
import { storageRoom } from '../browser/storage-room.ts';
import { secretSource } from '../exemption/secrets.ts';
import { loadClockMemory, pcZone } from '../journal/clock-memory.ts';
import { entryAggregates } from '../journal/daily-aggregates.ts';
import { loadHealth } from '../journal/health.ts';
import { countNewerRows } from '../journal/journal.ts';
import { lastIncident } from '../journal/last-incident.ts';
import { loadUnopened } from '../journal/unopened.ts';
import { regionFacts } from '../region/region-status.ts';
import { loadGuardSnapshot } from '../settings/guard-snapshot.ts';
import { policyNow } from '../settings/policy.ts';
import { countPolicyFields, loadSettingSources } from '../settings/setting-sources.ts';
import { loadSettings } from '../settings/settings.ts';
import { loadWeekSheet } from './week-sheet.ts';
import { loadWorkerErrors } from './worker-errors.ts';

/** ms that the guard may take to write its snapshot on a slow PC, and ms between two looks. */
const SNAPSHOT_WRITE_MS = 3000;
const SNAPSHOT_LOOK_EVERY_MS = 200;

/** The rules that this PC should follow. */
export interface StatusRules {
  /** The regulation in force. */
  pack: Pack;
  national: readonly NationalDay[];
}

/**
 * Load the facts about this PC. A fact that cannot be read is `null`; the others are not affected.
 * @param origins match patterns of the rules' hosts
 * @param patience ms to wait for a guard snapshot that is being written
 */
export async function loadStatusFacts(
  origins: string[],
  rules: StatusRules,
  patience = SNAPSHOT_WRITE_MS,
): Promise<StatusFacts> {
  const asked = {
    installed: installedHow(),
    privateWindows: worksInPrivateWindows(),
    access: hasAccessTo(origins),
    policyFields: countPolicyFields(),
    developerTools: developerToolsHere(),
    sources: loadSettingSources(),
    secrets: secretSources(),
    storage: storageRoom(),
    isSnapshotFresh: isGuardInStep(rules, patience),
    clock: clockHealth(),
    lastIncident: lastIncident().then((found) => found ?? ('none' as const)),
    absences: entryAggregates().then(absenceSummary),
    unopened: loadUnopened(),
    health: loadHealth(),
    newerRows: countNewerRows(),
    workerErrors: loadWorkerErrors(),
    region: regionFacts(),
    weekSheet: loadWeekSheet().then((last) => last ?? ('none' as const)),
  };
  const found = await Promise.all(
    Object.entries(asked).map(async ([name, answer]) => [name, await Promise.resolve(answer).catch(() => null)]),
  );
  return { version: ownVersion(), browser: thisBrowser(), ...Object.fromEntries(found) };
}

/** Return true if the guard has the settings of now, or has them soon: after a change its snapshot is being written. */
async function isGuardInStep(rules: StatusRules, patience: number): Promise<boolean> {
  const look = async (): Promise<true | undefined> => {
    const [given, checked] = await Promise.all([loadGuardSnapshot(), loadSettings()]);
    return isSnapshotFresh(given, { checked, ...rules }, new Date()) || undefined;
  };
  return (await poll(look, { timeout: patience, every: SNAPSHOT_LOOK_EVERY_MS })) === true;
}

/** Return `null` if the browser does not give its policy. */
async function developerToolsHere(): Promise<DeveloperToolsState | null> {
  const policy = await policyNow();
  return policy && developerToolsState(readDeveloperTools(policy), navigator.userAgent);
}

async function secretSources(): Promise<StatusFacts['secrets']> {
  return { pin: await secretSource('pin'), passphrase: await secretSource('passphrase') };
}

/** Return the time zone of the PC and the ISO day its clock was last seen to go back. */
export async function clockHealth(): Promise<ClockHealth> {
  return { pcZone: pcZone(), wentBack: (await loadClockMemory())?.noted['clock-back'] ?? null };
}
