import { Chromium } from '../harness/chromium.ts';
import { StandIns } from '../harness/fake-web.ts';
import { nine, type Trouble } from './addresses.ts';

/** A browser with the extension in which the demonstration's addresses behave as addresses.ts says. */
export async function openBrowser(headless: boolean): Promise<{ browser: Chromium; standIns: StandIns }> {
  const standIns = await StandIns.start();
  for (const { url, trouble } of nine) {
    if (trouble && trouble !== 'unknown' && trouble !== 'refused') standIns.fail(new URL(url).hostname, trouble);
  }
  const browser = await Chromium.launch({ standIns, headless, unknown: hosts('unknown'), refused: hosts('refused') });
  return { browser, standIns };
}

function hosts(wanted: Trouble): string[] {
  return nine.filter(({ trouble }) => trouble === wanted).map(({ url }) => new URL(url).hostname);
}
