import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { systemName } from '../../../components/shared/language.ts';
import { decide } from '../../../core/decision/decide.ts';
import { exemptionEnd, startExemption } from '../../../core/decision/exemption-start.ts';
import { everySystem, exemptionAt } from '../../../core/exemption/active-exemption.ts';
import type { Exemption, ExemptionWish } from '../../../core/exemption/exemption.ts';
import { countExemption, exemptionsLeft } from '../../../core/exemption/exemption-usage.ts';
import { newExemptionEntry } from '../../../core/journal/incident.ts';
import type { ExemptAnswer } from '../../../core/messages/popup-messages.ts';
import { toGuardSettings } from '../../../core/settings/guard-settings.ts';
import { formatClock, localTime } from '../../../core/time/local-time.ts';
import { showBadge } from '../../../platform/browser/badge.ts';
import { randomId } from '../../../platform/browser/random-id.ts';
import {
  loadExemption,
  loadExemptionUsage,
  saveExemption,
  saveExemptionUsage,
} from '../../../platform/exemption/secrets.ts';
import { verifySecret } from '../../../platform/exemption/try-secret.ts';
import { exclusively } from '../../../platform/journal/journal.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { loadManualLesson, watchManualLesson } from '../../../platform/settings/manual-lesson.ts';
import { loadSettings } from '../../../platform/settings/settings.ts';
import { nationalDays } from '../../../rules/calendar/index.ts';
import { append } from '../ingest/journal-writer.ts';
import { refreshSnapshot } from './guard-snapshot.ts';
import { systemsListed } from './rule-index.ts';

/** The alarm at the end of an exemption; it exists only while one is active. */
export const EXEMPTION_END_ALARM = 'exemption';

/** Start an exemption if the PIN is right. The journal entry comes first, so that no exemption is active unrecorded. */
export function exempt({ pin, ...wish }: ExemptionWish & { pin: string }): Promise<ExemptAnswer> {
  return navigator.locks.request(EXEMPTION_END_ALARM, async (): Promise<ExemptAnswer> => {
    const [{ settings }, handLesson, used] = await Promise.all([
      loadSettings(),
      loadManualLesson(),
      loadExemptionUsage(),
    ]);
    const now = new Date();
    const snapshot = { settings: toGuardSettings(settings, nationalDays, now), handLesson };
    const verdict = decide(snapshot, { system: wish.scope }, now);
    const end = exemptionEnd(now, settings, nationalDays, handLesson);
    if (verdict.kind === 'ignore' || !end) return { kind: 'no-lesson' };
    const { day } = localTime(now, settings.timetable.zone);
    if (exemptionsLeft(day, settings.exemptionsPerDay, used) === 0) return { kind: 'used-up' };
    const systems = systemsListed(await loadOwnSnapshot());
    if (wish.scope !== everySystem && !systems.some(({ id }) => id === wish.scope)) return { kind: 'failed' };
    const tried = await verifySecret('pin', pin);
    if (tried.kind !== 'right') return tried;
    const exemption = startExemption(now, end, wish);
    try {
      await exclusively(() => append([newExemptionEntry(randomId(), verdict.period, wish)]));
      await saveExemptionUsage(countExemption(day, used));
      await saveExemption(exemption);
    } catch {
      return { kind: 'failed' };
    }
    await refreshExemption();
    return { kind: 'started', exemption };
  });
}

/** End the exemption before its bell. */
export async function endExemption(): Promise<null> {
  await saveExemption(null);
  await refreshExemption();
  return null;
}

/** End the exemption when the teacher ends the manual lesson. Call it synchronously at worker start. */
export function endExemptionWithLesson(): void {
  watchManualLesson((lesson) => lesson || void endExemption());
}

/** Apply the active exemption to the guard snapshot, the alarm and the badge; remove one that is over. */
export async function refreshExemption(): Promise<void> {
  const kept = await loadExemption().catch(() => null);
  const exemption = exemptionAt(new Date(), kept);
  if (kept && !exemption) await saveExemption(null);
  await refreshSnapshot();
  if (exemption) await browser.alarms.create(EXEMPTION_END_ALARM, { when: Date.parse(exemption.until) });
  else await browser.alarms.clear(EXEMPTION_END_ALARM);
  await showBadge(exemption && { mark: i18n.t('badge.exempt'), meaning: await meaningOf(exemption) });
}

async function meaningOf({ scope, until }: Exemption): Promise<string> {
  const { settings } = await loadSettings();
  const at = formatClock(localTime(new Date(until), settings.timetable.zone).minute);
  if (scope === everySystem) return i18n.t('badge.all', { until: at });
  return i18n.t('badge.one', { until: at, system: systemName(systemsListed(await loadOwnSnapshot()), scope) });
}
