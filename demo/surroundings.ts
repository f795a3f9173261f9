import { Chromium } from '../harness/chromium/chromium.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { nine, type Trouble } from './addresses.ts';

/** A fake web in which the demo's addresses answer or fail as addresses.ts says. */
export interface DemoWeb {
  web: FakeWeb;
  /** Hosts that have no address. */
  unknown: string[];
  /** Hosts that refuse connections. */
  refused: string[];
}

export async function startDemoWeb(): Promise<DemoWeb> {
  const web = await FakeWeb.start();
  for (const { url, trouble } of nine) {
    if (trouble && trouble !== 'unknown' && trouble !== 'refused') web.fail(new URL(url).hostname, trouble);
  }
  return { web, unknown: hosts('unknown'), refused: hosts('refused') };
}

/** Open a browser with the extension in the demo's web. */
export async function openBrowser(headless: boolean): Promise<{ browser: Chromium; web: FakeWeb }> {
  const { web, unknown, refused } = await startDemoWeb();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const browser = await Chromium.launch({ web, headless, unknown, refused, zone, font: 'system' });
  return { browser, web };
}

function hosts(wanted: Trouble): string[] {
  return nine.filter(({ trouble }) => trouble === wanted).map(({ url }) => new URL(url).hostname);
}
