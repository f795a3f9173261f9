import type { Exemption } from '../exemption/exemption.ts';
import type { RegulationSnapshot } from '../regulation/regulation-snapshot.ts';
import type { GuardSettings } from '../settings/guard-settings.ts';
import type { ManualLesson } from '../timetable/manual-lesson.ts';

/**
 * Everything core/decision/decide.ts needs besides the address and the clock. The worker computes it and keeps it in
 * storage.local, where content scripts read it without a validator or the school calendar. The field names are stored;
 * do not rename them.
 */
export interface GuardSnapshot {
  settings: GuardSettings;
  /** The lesson a teacher started, whether or not it is still on. */
  handLesson: ManualLesson | null;
  /** The last exemption, whether or not it is still on. */
  exemption?: Exemption | null;
  /** The regulation in force; missing in snapshots of earlier versions: then the built-in one is. */
  regulation?: RegulationSnapshot;
  /** Permitted hosts whose lessons are counted; missing where the setting `platformLessons` is off. */
  platformHosts?: string[];
  /** Where the settings are stored; missing in snapshots of versions that stored them in storage.local. */
  store?: 'private';
}
