import { type Situation, situationAt } from '../../../core/decision/verdict.ts';
import { jsonEqual } from '../../../core/encoding/json-equal.ts';
import { newPlatformDay } from '../../../core/journal/incident.ts';
import { platformStep } from '../../../core/journal/platform-lessons.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { randomId } from '../../../platform/browser/random-id.ts';
import { announceChange, exclusively } from '../../../platform/journal/journal.ts';
import { recordHeartbeat } from '../../../platform/journal/journal-append.ts';
import { loadPlatformLessons } from '../../../platform/journal/platform-lessons.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { append } from './journal-writer.ts';

/**
 * Count the lesson that is on, if a lesson is on: a permitted platform was opened in it. The lesson gets a heartbeat too, so
 * that no lesson counts that is not covered. Never throws: the next page of the platform tries again.
 */
export async function countPlatformLesson(): Promise<void> {
  const { settings, handLesson } = await loadOwnSnapshot();
  const now = new Date();
  const situation = situationAt(now, settings, handLesson);
  if (!situation.inForce) return;
  const { day } = localTime(now, settings.timetable.zone);
  await exclusively(async () => {
    if (await recordHeartbeat(day, situation.period)) announceChange();
    await keepPlatformLessons(day, situation, { counts: true, opened: true });
  }).catch(() => undefined);
}

/**
 * Keep the lessons with a permitted platform of the running day, and write the number of a day that is over. The caller holds
 * the journal's lock.
 * @param today ISO day by the school's clock @param counts whether the setting asks for the count @throws when the store fails
 */
export async function keepPlatformLessons(
  today: string,
  situation: Situation,
  { counts, opened }: { counts: boolean; opened: boolean },
): Promise<void> {
  const before = await loadPlatformLessons();
  const period = situation.inForce ? situation.period : null;
  const { known, over } = platformStep(before, { day: period?.day ?? today, period, counts, opened });
  if (jsonEqual(known, before)) return;
  const entries = over ? [newPlatformDay(randomId(), over.day, over.lessons)] : [];
  await append(entries, { day: today, meta: { name: 'platform', known } });
}
