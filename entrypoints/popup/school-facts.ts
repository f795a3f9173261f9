import type { FirstPopupProps } from '../../components/popup/popup-props.ts';
import { localTime } from '../../core/time/local-time.ts';
import { schoolMomentAt } from '../../core/timetable/school-time.ts';
import type { Timetable } from '../../core/timetable/timetable-schema.ts';
import { vacationEnd } from '../../core/timetable/vacation-end.ts';
import { nationalDays } from '../../rules/calendar/index.ts';

/** Return what the popup says of the school's time. @param timetable `null` where lessons do not go by one */
export function schoolFacts(timetable: Timetable | null, now: Date): Pick<FirstPopupProps, 'school' | 'vacationEnd'> {
  return {
    school: timetable && schoolMomentAt(now, timetable, nationalDays),
    vacationEnd: timetable && vacationEnd(localTime(now, timetable.zone).day, timetable),
  };
}
