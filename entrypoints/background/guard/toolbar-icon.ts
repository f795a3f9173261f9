import { i18n } from '#i18n';
import { systemName } from '../../../components/shared/language.ts';
import { whyNow } from '../../../components/shared/rule-reason.ts';
import type { GuardSnapshot } from '../../../core/decision/guard-snapshot.ts';
import { type Situation, situationAt } from '../../../core/decision/verdict.ts';
import { everySystem, exemptionAt } from '../../../core/exemption/active-exemption.ts';
import type { Exemption } from '../../../core/exemption/exemption.ts';
import type { System } from '../../../core/rules/rule-schema.ts';
import { type IconState, iconState } from '../../../core/status/icon-state.ts';
import { formatClock, localTime } from '../../../core/time/local-time.ts';
import { showBadge } from '../../../platform/browser/badge.ts';
import { isFailing } from '../../../platform/journal/health.ts';

/**
 * The sign of each state: a shape as well as a colour, since not everyone tells the colours apart. None is the yellow of the
 * bell that it partly covers.
 */
const badges = {
  on: { mark: '', colour: '#000' },
  off: { mark: '–', colour: '#5c6670' },
  exempt: { mark: '✓', colour: '#1b7a47' },
  problem: { mark: '!', colour: '#b3261e' },
} as const satisfies Record<IconState, object>;

/**
 * Show on the toolbar icon what holds now, and tell it in words as its title. No timer follows the bell: the words name
 * the end of the lesson, and the next start of the worker or heartbeat shows what holds then.
 * @param systems of the regulation in force @param isRefused whether a setting was refused
 */
export async function showToolbarIcon(
  { settings, handLesson, exemption: kept }: GuardSnapshot,
  systems: readonly System[],
  isRefused: boolean,
): Promise<void> {
  const now = new Date();
  const situation = situationAt(now, settings, handLesson);
  const exemption = exemptionAt(now, kept);
  const hasProblem = isRefused || (await isFailing());
  const state = iconState({ situation, exemption, hasProblem });
  const end = exemption && formatClock(localTime(new Date(exemption.until), settings.timetable.zone).minute);
  const lines = [
    ...(hasProblem ? [i18n.t('badge.problem')] : []),
    exemption ? exemptionLine(exemption, end ?? '', systems) : situationLine(situation),
  ];
  await showBadge({ ...badges[state], meaning: [i18n.t('extension.name'), ...lines].join('\n') });
}

function exemptionLine({ scope }: Exemption, until: string, systems: readonly System[]): string {
  if (scope === everySystem) return i18n.t('badge.all', { until });
  return i18n.t('badge.one', { until, system: systemName(systems, scope) });
}

function situationLine(situation: Situation): string {
  if (!situation.inForce) return i18n.t('badge.off');
  return whyNow(situation.reason, situation.period.lesson, situation.to);
}
