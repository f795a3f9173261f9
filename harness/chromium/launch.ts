import { type Browser, type BrowserContext, chromium, type LaunchOptions } from '@playwright/test';
import { browserArgs, type Surroundings } from '../chromium-args.ts';
import { loggingArgs } from '../csp-violations.ts';
import { findChromium } from '../find-browser.ts';
import { type FontFamily, fontEnvironment } from '../fonts.ts';
import { utf8Locale } from '../utf8-locale.ts';
import { applySlowness } from './slow-pages.ts';

/** How one browser process is started. */
export interface ProcessOptions extends Surroundings {
  headless: boolean;
  /** IANA time zone of the PC. */
  zone: string;
  font: FontFamily | 'system';
  /** File for the browser's log. */
  log: string;
  args: readonly string[];
  /** `false`: the caller ends the browser when this process is interrupted. */
  endsOnSignals: boolean;
  /** Command in place of the browser that is found. */
  executable: string | undefined;
  /** Whether policies can install and update extensions. */
  forceInstalls?: boolean;
}

/** Playwright's switches that would make this browser behave unlike one on a classroom PC. */
const unlikeSchools = ['--disable-extensions', '--disable-back-forward-cache'];

/** Playwright's switches that keep the browser from installing and updating extensions. */
const withoutInstalls = ['--disable-background-networking', '--disable-default-apps'];

/** Features of the browser that ask hosts of its maker. Chromium takes the last `--disable-features` alone. */
const disabledFeatures = [
  'AimEnabled',
  'AutofillServerCommunication',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  'Translate',
];

/** Start a Chromium with a separate profile folder. It reaches loopback only. */
export async function launchContext({
  profile,
  ...options
}: ProcessOptions & { profile: string }): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions(options),
    viewport: options.headless ? { width: 1280, height: 800 } : null,
  });
  applySlowness(context);
  return context;
}

/** The same with a temporary profile and without a context: Playwright attaches to no tab. */
export function launchUnattached(options: ProcessOptions): Promise<Browser> {
  return chromium.launch(launchOptions(options));
}

function launchOptions(options: ProcessOptions): LaunchOptions {
  const { headless, zone, font, log, args, endsOnSignals, executable, forceInstalls, ...surroundings } = options;
  return {
    executablePath: executable ?? findChromium() ?? 'chromium',
    headless,
    // The sandbox refuses to start for root.
    chromiumSandbox: process.getuid?.() !== 0,
    ignoreDefaultArgs: [...unlikeSchools, ...(forceInstalls ? withoutInstalls : [])],
    handleSIGINT: endsOnSignals,
    handleSIGTERM: endsOnSignals,
    handleSIGHUP: endsOnSignals,
    env: environment(surroundings.language, zone, font),
    args: [
      ...browserArgs(surroundings),
      `--disable-features=${disabledFeatures.join(',')}`,
      // Lets CDP's Extensions.loadUnpacked in: https://chromedevtools.github.io/devtools-protocol/tot/Extensions/
      '--enable-unsafe-extension-debugging',
      ...loggingArgs(log),
      ...args,
    ],
  };
}

function environment(language: string, zone: string, font: FontFamily | 'system'): Record<string, string> {
  const fonts = font === 'system' ? {} : fontEnvironment(font);
  const own = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { ...Object.fromEntries(own), ...utf8Locale(process.env), LANGUAGE: language, TZ: zone, ...fonts };
}
