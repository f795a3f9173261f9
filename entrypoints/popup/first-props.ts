import type { FirstPopupProps } from '../../components/popup/popup-props.ts';
import { situationAt } from '../../core/decision/verdict.ts';
import { exemptionAt } from '../../core/exemption/active-exemption.ts';
import { wordsOf } from '../../core/regulation/regulation-snapshot.ts';
import { localTime } from '../../core/time/local-time.ts';
import { schoolMomentAt } from '../../core/timetable/school-time.ts';
import { vacationEnd } from '../../core/timetable/vacation-end.ts';
import type { FirstView } from '../../platform/settings/popup-facts.ts';
import { nationalDays } from '../../rules/calendar/index.ts';
import { clockIn } from './clock.ts';
import { openAndClose } from './open-and-close.ts';

/** Return what the popup shows first, by what the worker keeps ready for it. @param language that of the user interface */
export function firstProps(
  { snapshot, timetable, problems }: FirstView,
  language: 'ru' | 'en',
  now: Date,
): FirstPopupProps {
  const { settings, handLesson, exemption, regulation } = snapshot;
  const { zone } = settings.timetable;
  return {
    situation: situationAt(now, settings, handLesson),
    school: timetable && schoolMomentAt(now, timetable, nationalDays),
    vacationEnd: timetable && vacationEnd(localTime(now, zone).day, timetable),
    exemption: exemptionAt(now, exemption),
    systems: Object.entries(regulation.items).map(([id, { name }]) => ({ id, name: name[language] })),
    words: wordsOf(regulation, language),
    problems: { settings: problems, failures: 0 },
    clock: clockIn(zone),
    go: (platform) => void openAndClose(settings[`${platform}Link`]),
  };
}
