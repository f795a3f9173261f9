import type { FirstPopupProps } from '../../components/popup/popup-props.ts';
import { situationAt } from '../../core/decision/verdict.ts';
import { exemptionAt } from '../../core/exemption/active-exemption.ts';
import { wordsOf } from '../../core/regulation/regulation-snapshot.ts';
import type { FirstView } from '../../platform/settings/popup-facts.ts';
import { clockIn } from './clock.ts';
import { openAndClose } from './open-and-close.ts';
import { schoolFacts } from './school-facts.ts';

/** Return what the popup shows first, by what the worker keeps ready for it. @param language that of the user interface */
export function firstProps(
  { snapshot, timetable, problems }: FirstView,
  language: 'ru' | 'en',
  now: Date,
): FirstPopupProps {
  const { settings, handLesson, exemption, regulation } = snapshot;
  return {
    situation: situationAt(now, settings, handLesson),
    ...schoolFacts(timetable, now),
    exemption: exemptionAt(now, exemption),
    systems: Object.entries(regulation.items).map(([id, { name }]) => ({ id, name: name[language] })),
    words: wordsOf(regulation, language),
    problems: { settings: problems, failures: 0 },
    clock: clockIn(settings.timetable.zone),
    go: (platform) => void openAndClose(settings[`${platform}Link`]),
  };
}
