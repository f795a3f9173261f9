import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Popup } from '../../components/Popup.tsx';
import { giveSettings } from '../../core/given-settings.ts';
import { situationAt, startHandLesson } from '../../core/verdict.ts';
import { loadHandLesson, saveHandLesson, watchHandLesson } from '../../platform/hand-lesson.ts';
import { loadHealth } from '../../platform/health.ts';
import { language } from '../../platform/language.ts';
import { loadSettings, watchSettings } from '../../platform/settings.ts';
import { nationalDays } from '../../rules/calendar/index.ts';
import { pack } from '../../rules/index.ts';

/** ms between looks at the clock while the popup is open: a bell may ring. */
const LOOK = 5000;

let [{ settings, problems }, handLesson, health] = await Promise.all([loadSettings(), loadHandLesson(), loadHealth()]);
const systems = pack.systems.map(({ item, name }) => ({ item, name: name[language()] }));
const support = pack.permitted.support.map(({ address }) => address);

document.documentElement.lang = language();
draw();
setInterval(draw, LOOK);
watchSettings((checked) => {
  ({ settings, problems } = checked);
  draw();
});
watchHandLesson((lesson) => {
  handLesson = lesson;
  draw();
});

function draw(): void {
  const now = new Date();
  render(
    <Popup
      situation={situationAt(now, giveSettings(settings, nationalDays, now), handLesson)}
      systems={systems}
      support={support}
      problems={{ settings: problems.length, failures: health.failures }}
      go={(platform) => void open(platform === 'max' ? settings.maxLink : settings.sferumLink)}
      startLesson={(minutes) => void saveHandLesson(startHandLesson(new Date(), settings.timetable.zone, minutes))}
      endLesson={() => void saveHandLesson(null)}
      openAdmin={() => void browser.runtime.openOptionsPage().then(close)}
    />,
    document.body,
  );
}

async function open(link: string): Promise<void> {
  await browser.tabs.create({ url: link });
  close();
}
