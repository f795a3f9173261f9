import { render } from 'preact';
import { browser } from 'wxt/browser';
import { wholePopup } from '../../components/popup/whole-popup.tsx';
import { language } from '../../components/shared/language.ts';
import { situationAt } from '../../core/decision/verdict.ts';
import { exemptionAt } from '../../core/exemption/active-exemption.ts';
import type { EndLessonAnswer, PopupMessage } from '../../core/messages/popup-messages.ts';
import { toGuardSettings } from '../../core/settings/guard-settings.ts';
import { withPlatformLinks } from '../../core/settings/platform-links.ts';
import type { CheckedSettings } from '../../core/settings/read-settings.ts';
import { tellWorker } from '../../platform/delivery/popup-inbox.ts';
import { loadHealth } from '../../platform/journal/health.ts';
import { loadManualLesson, watchManualLesson } from '../../platform/settings/manual-lesson.ts';
import { loadRegulation } from '../../platform/settings/regulation.ts';
import { loadSettings, watchSettings } from '../../platform/settings/settings.ts';
import { nationalDays } from '../../rules/calendar/index.ts';
import { choosePack } from '../../rules/index.ts';
import { clockIn } from './clock.ts';
import { exemptionStateAt, lessonsAhead, wouldEndAt } from './exemptions.ts';
import { openAndClose } from './open-and-close.ts';
import { schoolFacts } from './school-facts.ts';

/** How often the open popup is refreshed, since a bell may ring. */
const POPUP_REFRESH_MS = 5000;

const loading = loadSettings();
// All at once: they share reads of the private store.
const [given, checked, loadedLesson, loadedExemptions] = await Promise.all([
  loadRegulation(),
  loading,
  loadManualLesson(),
  exemptionStateAt(
    new Date(),
    loading.then(({ settings }) => settings),
  ),
]);
const { pack, problems: refused } = choosePack(given);
let { settings, problems } = withLinks(checked);
let [manualLesson, exemptions] = [loadedLesson, loadedExemptions];
let failures = 0;
const systems = pack.systems.map(({ id, item, name }) => ({ id, item, name: name[language()] }));
const support = pack.permitted.support.map(({ address }) => address);

draw();
// The journal is opened after the first paint.
void loadHealth().then((health) => {
  ({ failures } = health);
  draw();
});
setInterval(() => void refresh(), POPUP_REFRESH_MS);
watchSettings((checked) => {
  ({ settings, problems } = withLinks(checked));
  void refresh();
});
watchManualLesson((lesson) => {
  manualLesson = lesson;
  draw();
});

/** Adds the links of the regulation where the settings have none. */
function withLinks(checked: CheckedSettings): CheckedSettings {
  return { ...checked, settings: withPlatformLinks(checked, pack.permitted.platforms) };
}

async function refresh(): Promise<void> {
  exemptions = await exemptionStateAt(new Date(), settings);
  draw();
}

function draw(): void {
  const now = new Date();
  render(
    wholePopup({
      situation: situationAt(now, toGuardSettings(settings, nationalDays, now), manualLesson),
      ...schoolFacts(settings.educationalUse === 'timetable' ? settings.timetable : null, now),
      systems,
      words: pack.words[language()],
      support,
      problems: { settings: problems.length + refused.length, failures },
      exemptions: { ...exemptions, exemption: exemptionAt(now, exemptions.exemption) },
      wouldEnd: wouldEndAt(now, settings, manualLesson),
      clock: clockIn(settings.timetable.zone),
      lessons: lessonsAhead(now, settings),
      exempt: (wish, pin) => ask({ type: 'exempt', pin, ...wish }),
      plan: ({ day, lesson }, wish, pin) => ask({ type: 'plan-exemption', pin, day, lesson, ...wish }),
      cancelPlan: ({ day, lesson, hour }) => void ask({ type: 'cancel-plan', day, lesson, hour }),
      useCode: (code) => ask({ type: 'use-class-code', code }),
      showCode: (pin) => ask({ type: 'show-class-code', pin }),
      saveSeed: (seed, pin) => ask({ type: 'set-class-seed', pin, seed }),
      endExemption: () => void ask({ type: 'end-exemption' }),
      go: (platform) => void openAndClose(settings[`${platform}Link`]),
      startLesson: (minutes) => void tellWorker({ type: 'start-lesson', minutes }),
      endLesson,
      openAdmin: () => void browser.runtime.openOptionsPage().then(close),
    }),
    document.body,
  );
}

/** Send a message to the worker, and show what changed. @throws if no listener replies */
async function ask<A>(message: PopupMessage): Promise<A> {
  const answer = (await tellWorker(message)) as A;
  await refresh();
  return answer;
}

async function endLesson(pin: string | null): Promise<EndLessonAnswer> {
  return (await tellWorker({ type: 'end-lesson', pin })) as EndLessonAnswer;
}
