import { i18n } from '#i18n';
import { localDateTime, localTime } from '../../../core/time/local-time.ts';
import { weekdayOf } from '../../../core/time/weekday.ts';
import type { NationalDay } from '../../../core/timetable/day-plan.ts';
import { type SchoolTime, schoolMomentAt } from '../../../core/timetable/school-time.ts';
import type { Timetable } from '../../../core/timetable/timetable-schema.ts';
import { language } from '../../shared/language.ts';
import { dayInWords, weekdayName } from './words.ts';

/** Return a school time as part of a sentence: «урок 3 (10:25–11:10)». */
export function timeWords(time: SchoolTime): string {
  if (time.kind === 'outside') return outsideWords(time);
  const span = { from: time.from.slice(11), to: time.to.slice(11) };
  if (time.kind === 'break') return i18n.t('admin.timetable.time.break', span);
  const { number } = time;
  return time.pause
    ? i18n.t('admin.timetable.time.pause', { number })
    : i18n.t('admin.timetable.time.lesson', { number, ...span });
}

/** Return the current and next school time: «Сейчас: урок 3 (10:20–11:05), дальше перемена». */
export function nowWords(now: Date, timetable: Timetable, national: readonly NationalDay[]): string {
  const { time, next } = schoolMomentAt(now, timetable, national);
  const state = timeWords(time);
  if (!next) return i18n.t('admin.timetable.now.noLessons', { state });
  if (time.kind === 'outside')
    return i18n.t('admin.timetable.now.outside', { state, moment: momentWords(next.at, timetable) });
  return i18n.t('admin.timetable.now.inside', { state, next: followingWords(next.time) });
}

function followingWords(time: SchoolTime): string {
  if (time.kind === 'lesson') return i18n.t('admin.timetable.next.lesson', { number: time.number });
  return time.kind === 'break' ? i18n.t('admin.timetable.next.break') : i18n.t('admin.timetable.next.outside');
}

function momentWords(at: Date, { zone }: Timetable): string {
  const time = localTime(at, zone);
  const clock = localDateTime(time).slice(11);
  const weekday = weekdayName(weekdayOf(time.day)).toLocaleLowerCase(language());
  return i18n.t('admin.timetable.now.moment', { weekday, day: dayInWords(time.day, 'short'), clock });
}

function outsideWords({ why, title }: Extract<SchoolTime, { kind: 'outside' }>): string {
  const name = title?.[language()];
  switch (why) {
    case 'before':
      return i18n.t('admin.timetable.time.before');
    case 'after':
      return i18n.t('admin.timetable.time.after');
    case 'day-off':
      return i18n.t('admin.timetable.time.dayOff');
    case 'out-of-year':
      return i18n.t('admin.timetable.time.outOfYear');
    case 'vacation':
      return i18n.t('admin.timetable.time.vacation', { name: name ?? '' });
    case 'holiday':
      return name ? i18n.t('admin.timetable.time.holiday', { name }) : i18n.t('admin.timetable.time.movedDayOff');
  }
}
