import type { ClockHealth } from '../../core/journal/clock-check.ts';
import { readDeveloperTools } from '../../core/policy/developer-tools-policy.ts';
import type { Pack } from '../../core/regulation/pack.ts';
import { absenceSummary } from '../../core/status/absence-summary.ts';
import { type DeveloperToolsState, developerToolsState } from '../../core/status/developer-tools.ts';
import { isSnapshotFresh } from '../../core/status/snapshot-freshness.ts';
import type { StatusFacts } from '../../core/status/status.ts';
import type { NationalDay } from '../../core/timetable/day-plan.ts';
import { hasAccessTo, installedHow, ownVersion, thisBrowser, worksInPrivateWindows } from '../browser/installation.ts';
import { storageRoom } from '../browser/storage-room.ts';
import { secretSource } from '../exemption/secrets.ts';
import { loadClockMemory, pcZone } from '../journal/clock-memory.ts';
import { dailyAggregates } from '../journal/daily-aggregates.ts';
import { loadHealth } from '../journal/health.ts';
import { countNewerRows } from '../journal/journal.ts';
import { lastIncident } from '../journal/last-incident.ts';
import { regionFacts } from '../region/region-status.ts';
import { loadGuardSnapshot } from '../settings/guard-snapshot.ts';
import { policyNow } from '../settings/policy.ts';
import { countPolicyFields, loadSettingSources } from '../settings/setting-sources.ts';
import { loadSettings } from '../settings/settings.ts';
import { loadWorkerErrors } from './worker-errors.ts';

/** The rules that this PC should follow. */
export interface StatusRules {
  /** The regulation in force. */
  pack: Pack;
  national: readonly NationalDay[];
}

/**
 * Load the facts about this PC. A fact that cannot be read is `null`; the others are not affected.
 * @param origins match patterns of the rules' hosts
 */
export async function loadStatusFacts(origins: string[], rules: StatusRules): Promise<StatusFacts> {
  const asked = {
    installed: installedHow(),
    privateWindows: worksInPrivateWindows(),
    access: hasAccessTo(origins),
    policyFields: countPolicyFields(),
    developerTools: developerToolsHere(),
    sources: loadSettingSources(),
    secrets: secretSources(),
    storage: storageRoom(),
    isSnapshotFresh: isGuardInStep(rules),
    clock: clockHealth(),
    lastIncident: lastIncident().then((found) => found ?? ('none' as const)),
    absences: dailyAggregates().then(absenceSummary),
    health: loadHealth(),
    newerRows: countNewerRows(),
    workerErrors: loadWorkerErrors(),
    region: regionFacts(),
  };
  const found = await Promise.all(
    Object.entries(asked).map(async ([name, answer]) => [name, await Promise.resolve(answer).catch(() => null)]),
  );
  return { version: ownVersion(), browser: thisBrowser(), ...Object.fromEntries(found) };
}

async function isGuardInStep(rules: StatusRules): Promise<boolean> {
  const [given, checked] = await Promise.all([loadGuardSnapshot(), loadSettings()]);
  return isSnapshotFresh(given, { checked, ...rules }, new Date());
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
