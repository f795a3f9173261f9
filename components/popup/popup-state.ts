import { i18n } from '#i18n';
import type { Situation } from '../../core/decision/verdict.ts';
import { everySystem } from '../../core/exemption/active-exemption.ts';
import type { Exemption } from '../../core/exemption/exemption.ts';
import type { SchoolMoment, SchoolTime } from '../../core/timetable/school-time.ts';
import { language } from '../shared/language.ts';
import { dayText } from './lesson-text.ts';

export interface PopupStateFacts {
  situation: Situation;
  /** The current school time, if the timetable is used. */
  school: SchoolMoment | null;
  /** The last ISO day of the vacation that is on; `null` without one. */
  vacationEnd: string | null;
  exemption: Exemption | null;
  systems: readonly { id: string; name: string }[];
  /** A moment (core/time/utc-minute.ts) as local time `09:15`. */
  clock(moment: string): string;
}

/** Return the status line of the popup: what is on, and until when. */
export function stateLine({ situation, school, vacationEnd, exemption, systems, clock }: PopupStateFacts): string {
  if (exemption) {
    const until = clock(exemption.until);
    const system = systems.find(({ id }) => id === exemption.scope)?.name ?? exemption.scope;
    return exemption.scope === everySystem
      ? i18n.t('exemption.on.all', { until })
      : i18n.t('exemption.on.one', { until, system });
  }
  if (situation.inForce) return inForceLine(situation);
  if (!school) return i18n.t('popup.state.outside');
  return freeLine(school.time, vacationEnd);
}

function inForceLine({ reason, period, to }: Extract<Situation, { inForce: true }>): string {
  const until = to === null ? '' : i18n.t('popup.state.until', { to });
  if (reason === 'classroom') return i18n.t('popup.state.classroom');
  if (reason === 'hand-lesson') return i18n.t('popup.state.handLesson', { until });
  return i18n.t('popup.state.lesson', { lesson: period.lesson ?? '', until });
}

function freeLine(time: SchoolTime, vacationEnd: string | null): string {
  if (time.kind === 'lesson') return i18n.t('popup.state.outside');
  if (time.kind === 'break') return i18n.t('popup.state.break', { to: time.to.slice(11) });
  switch (time.why) {
    case 'before':
      return i18n.t('popup.state.before');
    case 'after':
      return i18n.t('popup.state.after');
    case 'out-of-year':
      return i18n.t('popup.state.outOfYear');
    case 'day-off':
      return i18n.t('popup.state.dayOff');
    case 'holiday':
      return time.title?.[language()] ?? i18n.t('popup.state.holiday');
    case 'vacation':
      return i18n.t('popup.state.vacation', {
        name: time.title?.[language()] ?? i18n.t('popup.state.vacationName'),
        to: vacationEnd ? dayText(vacationEnd) : '',
      });
  }
}

/** Return a sentence about the next lesson; `null` without a timetable. */
export function nextLine(school: SchoolMoment | null): string | null {
  if (!school) return null;
  const { day, lesson } = school;
  if (!lesson) return i18n.t('popup.next.none');
  const facts = { lesson: lesson.number, from: lesson.from.slice(11) };
  if (lesson.day === day) return i18n.t('popup.next.today', facts);
  return i18n.t('popup.next.later', { ...facts, day: dayText(lesson.day, 'long') });
}
