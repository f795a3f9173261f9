import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { noteClock } from '../../../../../entrypoints/background/day/clock.ts';
import { HEARTBEAT_ALARM, runHeartbeat } from '../../../../../entrypoints/background/day/heartbeat.ts';
import { refreshSnapshot } from '../../../../../entrypoints/background/guard/guard-snapshot.ts';
import { countPlatformLesson } from '../../../../../entrypoints/background/ingest/platform-lessons.ts';
import { eraseJournal } from '../../../../../platform/journal/journal.ts';
import { watchedLessons } from '../../../../../platform/journal/uncovered-days.ts';
import { saveManualLesson } from '../../../../../platform/settings/manual-lesson.ts';
import { put } from '../../../../../platform/storage/private-store.ts';
import { backgroundBrowser } from '../../../../fixtures/background-browser.ts';
import { entriesOf } from '../../../../fixtures/stored-entries.ts';
import { timetableOf } from '../../../../fixtures/timetables.ts';

const lessons = [
  { number: 1, from: '08:30', to: '09:15' },
  { number: 2, from: '09:25', to: '10:10' },
  { number: 3, from: '10:20', to: '11:05' },
];
const [monday, tuesday, wednesday] = ['2026-11-23', '2026-11-24', '2026-11-25'];
const settings = {
  educationalUse: 'timetable',
  timetable: timetableOf({ 1: lessons, 2: lessons, 3: lessons }),
  platformLessons: true,
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  backgroundBrowser();
  await Dexie.delete('dezhurny-safe');
  await eraseJournal();
  await put('settings', settings);
});
afterEach(() => void vi.useRealTimers());

/** Run what the worker runs at a clock time of a day. */
async function heartbeatAt(clock: string, day = monday): Promise<void> {
  vi.setSystemTime(`${day}T${clock}:00+04:00`);
  await refreshSnapshot();
  await runHeartbeat();
}

const alarm = async (): Promise<string | undefined> => {
  const set = await browser.alarms.get(HEARTBEAT_ALARM);
  return set && new Date(set.scheduledTime).toISOString().slice(0, 16);
};

const absencesOn = async (day: string) => (await entriesOf(day)).filter(({ kind }) => kind === 'absence');

describe('a heartbeat', () => {
  it('covers the lesson that is on, once, and sets the alarm of the next', async () => {
    await heartbeatAt('08:35');
    await heartbeatAt('08:50');
    await heartbeatAt('09:30');
    expect(await watchedLessons()).toEqual(new Map([[monday, 2]]));
    expect(await alarm()).toBe('2026-11-23T06:20');
    expect(await entriesOf(monday)).toEqual([]);
  });

  it('begins a day without a lesson too, and covers none', async () => {
    await heartbeatAt('12:00');
    expect(await watchedLessons()).toEqual(new Map([[monday, 0]]));
    expect(await alarm()).toBe('2026-11-23T14:00');
  });

  it('covers a manual lesson and hours where there is no timetable', async () => {
    await put('settings', { educationalUse: 'by-hand' });
    await saveManualLesson({ from: `${monday}T12:00`, until: `${monday}T12:45` });
    await heartbeatAt('12:10');
    await heartbeatAt('13:10');
    expect([...(await watchedLessons()).keys()]).toEqual([monday]);
    expect(await alarm()).toBe('2026-11-23T10:00');
  });

  it('notes the lessons of a past day that no heartbeat covered, once', async () => {
    await heartbeatAt('08:35');
    await heartbeatAt('08:35', wednesday);
    await heartbeatAt('09:30', wednesday);
    expect(await absencesOn(wednesday)).toMatchObject([
      { day: tuesday, lesson: 1, untilDay: tuesday, untilLesson: 3, lessons: 3 },
    ]);
  });

  it('notes the lessons of a covered day that no heartbeat reached', async () => {
    await heartbeatAt('10:30');
    await heartbeatAt('09:30', tuesday);
    await heartbeatAt('08:35', wednesday);
    expect(await absencesOn(wednesday)).toMatchObject([
      { day: tuesday, lesson: 1, untilDay: tuesday, untilLesson: 1, lessons: 1 },
      { day: tuesday, lesson: 3, untilDay: tuesday, untilLesson: 3, lessons: 1 },
    ]);
  });

  it('notes nothing of days without lessons', async () => {
    await heartbeatAt('10:30', wednesday);
    await heartbeatAt('08:35', '2026-11-30');
    expect(await absencesOn('2026-11-30')).toEqual([]);
  });

  it('counts school days without a start where there is no timetable', async () => {
    await put('settings', { educationalUse: 'always' });
    await heartbeatAt('10:30', '2026-11-20');
    await heartbeatAt('10:30', wednesday);
    expect(await absencesOn(wednesday)).toMatchObject([{ day: monday, untilDay: tuesday, lessons: null, days: 2 }]);
  });
});

describe('lessons with a permitted platform', () => {
  const platformDays = async (day: string) => (await entriesOf(day)).filter(({ kind }) => kind === 'platform');

  it('are counted once each, and written as a number when the day is over', async () => {
    for (const clock of ['08:35', '08:50', '09:30', '09:20']) {
      await heartbeatAt(clock);
      await countPlatformLesson();
    }
    await heartbeatAt('10:30');
    expect(await platformDays(monday)).toEqual([]);
    await heartbeatAt('08:35', tuesday);
    expect(await platformDays(tuesday)).toMatchObject([{ kind: 'platform', day: monday, lessons: 2 }]);
  });

  it('are not counted while the setting is off', async () => {
    await put('settings', { ...settings, platformLessons: false });
    await heartbeatAt('08:35');
    await heartbeatAt('08:35', tuesday);
    expect(await platformDays(tuesday)).toEqual([]);
  });
});

describe('the clock', () => {
  const notes = async (day: string): Promise<string[]> =>
    (await entriesOf(day)).flatMap((entry) => (entry.kind === 'note' ? [entry.cause] : []));
  const checkAt = async (moment: string): Promise<void> => {
    vi.setSystemTime(moment);
    await noteClock();
  };

  it.each<[string, string, string, string[]]>([
    ['goes on', `${monday}T10:00+04:00`, `${monday}T11:00+04:00`, []],
    ['is corrected by a minute over an hour', `${monday}T10:00+04:00`, `${monday}T09:59+04:00`, []],
    ['is set back by a day', `${tuesday}T10:00+04:00`, `${monday}T10:00+04:00`, ['clock-back']],
    ['is set back by hours', `${monday}T15:00+04:00`, `${monday}T10:00+04:00`, ['clock-back']],
  ])('that %s', async (_what, before, after, causes) => {
    await put('settings', { educationalUse: 'always' }); // the zone of this PC does not matter then
    await checkAt(before);
    await checkAt(after);
    await checkAt(after);
    expect(await notes(monday)).toEqual(causes);
  });

  it('of another zone than the school’s is noted once a day', async () => {
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({
      timeZone: 'Asia/Kamchatka',
    } as Intl.ResolvedDateTimeFormatOptions);
    for (const clock of ['09:00', '12:00']) await checkAt(`${monday}T${clock}+04:00`);
    vi.restoreAllMocks();
    expect(await notes(monday)).toEqual(['zone-differs']);
  });
});
