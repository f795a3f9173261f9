import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig, type WxtViteConfig } from 'wxt';
import { regulationSnapshot } from './core/regulation/regulation-snapshot.ts';
import { webSocketPatterns } from './core/rules/dnr-rules.ts';
import { packRules } from './core/rules/packed-rules.ts';
import type { Rule } from './core/rules/rule-schema.ts';
import { dottedHostPatterns, hostPatterns } from './core/rules/url-filters.ts';
import { packOfBuild, rulesOfBuild, rulesVariable, systemsOf } from './kit/added-rules.ts';
import { BundledPackages, licensesFile } from './kit/licenses.ts';
import { minimum } from './kit/minimum-versions.ts';
import { shortenTokens } from './kit/short-tokens.ts';

/** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/manifest.json/content_security_policy */
const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' https:";
/**
 * Under `npm run dev` alone (tests/built/manifest.test.ts): WXT's dev server sends the scripts, and Vite inserts styles
 * and speaks over a WebSocket.
 */
const developmentPolicy = [
  "default-src 'none'",
  "script-src 'self' http://127.0.0.1:3000",
  "style-src 'self' 'unsafe-inline' http://127.0.0.1:3000",
  "img-src 'self' data:",
  "connect-src 'self' https: http://127.0.0.1:3000 ws://127.0.0.1:3000",
].join('; ');

const rules = rulesOfBuild();
const systems = systemsOf(rules);
const packages = new BundledPackages();

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  outDir: process.env.DEZHURNY_OUT || '.output',
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/webextension-polyfill'],
  manifest: ({ browser, command }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'ru',
    permissions: [
      'alarms',
      'declarativeNetRequestWithHostAccess',
      'downloads',
      // Firefox's background has object URLs.
      ...(browser === 'firefox' ? [] : ['offscreen']),
      'scripting',
      'storage',
      'unlimitedStorage',
      'webNavigation',
    ],
    host_permissions: [...hostPatternsFor(browser), ...(browser === 'firefox' ? [] : webSocketPatterns(systems))],
    content_security_policy: { extension_pages: command === 'serve' ? developmentPolicy : strictPolicy },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'dezhurny@lyceum.example',
              strict_min_version: minimum.firefox,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: minimum.chrome, storage: { managed_schema: 'policy.json' } }),
  }),
  hooks: {
    'entrypoints:resolved': ({ config }, entrypoints) => {
      for (const { type, options } of entrypoints) {
        if (type === 'content-script') Object.assign(options, scriptOptions(config.browser));
      }
    },
    // Only Firefox needs a frame to send from (platform/region/region-frame.ts).
    'build:publicAssets': ({ config }, assets) => {
      const at = assets.findIndex(({ relativeDest }) => relativeDest === 'relay.html');
      if (config.browser !== 'firefox' && at >= 0) assets.splice(at, 1);
    },
    'build:done': ({ config }) => {
      addMessages(config.outDir);
      if (config.command !== 'build') return;
      writeFileSync(join(config.outDir, licensesFile), packages.text(config.root));
      const locales = readdirSync(join(config.outDir, '_locales'));
      for (const file of ['policy.json', ...locales.map((locale) => `_locales/${locale}/messages.json`)]) {
        const path = join(config.outDir, file);
        if (existsSync(path)) writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))));
      }
    },
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ type }) => type === 'popup')) config.build = inFewFiles(config.build);
      if (!entrypoints.some(({ type }) => type === 'content-script')) return;
      config.resolve = { ...config.resolve, alias: pageScriptAliases };
      config.plugins = [rulesOfPages(), styleInMessages(), ...(config.plugins ?? [])];
      config.build = { ...config.build, ...smallest };
    },
  },
  vite: () => ({
    plugins: [preact(), rulesInForce(), rulesWithoutSources(), packages.plugin()],
    build: { target: [`chrome${minimum.chrome}`, `firefox${Number.parseInt(minimum.firefox, 10)}`] },
  }),
});

function hostPatternsFor(browser: string): string[] {
  return browser === 'firefox' ? dottedHostPatterns(systems) : hostPatterns(systems);
}

/** Where the script runs: also in frames, and in documents without an address that a listed page made. */
function scriptOptions(browser: string) {
  // Chromium before 119 knows the first of the last two only.
  return { matches: hostPatternsFor(browser), allFrames: true, matchAboutBlank: true, matchOriginAsFallback: true };
}

const forPages = (file: string): string =>
  fileURLToPath(new URL(`entrypoints/messenger.content/${file}`, import.meta.url));

/**
 * What the script on a page is built with instead: no polyfill, since it uses only what both engines promise alike; our
 * own life instead of WXT's context, which a page can hear and end; no plural forms, which it does not use.
 */
const pageScriptAliases = {
  'wxt/browser': '@wxt-dev/browser',
  'wxt/utils/content-script-context': forPages('page-life.ts'),
  '@wxt-dev/i18n': forPages('page-i18n.ts'),
};

/**
 * Terser makes the script of a page 2 % smaller than Vite's own minifier does:
 * https://vite.dev/config/build-options#build-minify
 */
const smallest = {
  minify: 'terser',
  // WXT takes the variable off a function in parentheses only; it would become a global of the script's world.
  terserOptions: { ecma: 2020, compress: { passes: 3, hoist_funs: true }, format: { wrap_iife: true } },
} as const;

/** Modules that the popup needs first and the worker too, with what they import. */
const sharedFirst = [
  'platform/settings/popup-facts',
  'core/decision/verdict',
  'core/regulation/regulation-snapshot',
  'core/time/(weekday|utc-minute)',
  'core/timetable/(school-time|vacation-end)',
  'rules/calendar/',
  'components/shared/language',
  'rolldown/runtime',
  'virtual:wxt-(html-)?plugins',
];

/** Vite's options of a build. */
type BuildOptions = NonNullable<WxtViteConfig['build']>;

/**
 * What the popup evaluates before its first paint is in few files: on an old PC each takes longer to load than to evaluate.
 * The first file holds what the worker loads too. Every browser from the minimum versions on preloads modules itself.
 * https://rolldown.rs/in-depth/manual-code-splitting
 */
function inFewFiles(build: BuildOptions = {}): BuildOptions {
  const groups = [
    { name: 'shared', test: new RegExp(sharedFirst.join('|')), priority: 1 },
    {
      name: 'screen',
      test: /node_modules\/preact\/|components\/shared\/(Button|Mark|PlatformButtons|MaskedInput|exemption-reason)|preload-helper/,
    },
  ];
  const { rolldownOptions = {} } = build;
  const output = { ...rolldownOptions.output, codeSplitting: { groups } };
  return { ...build, modulePreload: { polyfill: false }, rolldownOptions: { ...rolldownOptions, output } };
}

/** CSS of the banner, minified, once the script of a page is built. */
let bannerStyle = '';

/**
 * The script of a page reads its CSS from the messages of the extension when it shows a warning: most of its runs show
 * none, and the text is then neither parsed nor held.
 */
function styleInMessages() {
  return {
    name: 'style-in-messages',
    enforce: 'post' as const,
    transform(code: string, id: string) {
      if (!id.endsWith('banner.css?inline')) return null;
      bannerStyle = shortenTokens(JSON.parse(code.slice(code.indexOf('"'), code.lastIndexOf('"') + 1)));
      return { code: `export default chrome.i18n.getMessage("style");`, map: { mappings: '' as const } };
    },
  };
}

/** In a build with a school's own rules (kit/added-rules.ts) they take the place of those in rules/. */
function rulesInForce() {
  if (!process.env[rulesVariable]) return null;
  return replaced('rules-in-force', {
    'rules/catalogue.ts': `export const catalogue = ${JSON.stringify(rules.catalogue, withoutSources)};`,
    'rules/regulations/index.ts': `export const builtInRegulation = ${JSON.stringify(rules.regulation)};
export const builtInRegulations = [builtInRegulation];`,
  });
}

/**
 * A page's script carries the rules of the systems that the built-in regulation lists. It runs on their own hosts only: rules of other hosts never match there. They are packed, which saves 2 % of its size.
 */
function rulesOfPages() {
  const carried = systems.map((system) => ({ ...system, rules: system.rules.filter(isOfOwnHosts) }));
  return replaced('rules-of-pages', {
    'rules/built-in.ts': `import { unpackRules } from '../core/rules/packed-rules.ts';
export const systems = unpackRules(${JSON.stringify(packRules(carried))});`,
  });
}

/** Build other code in place of files. @param files code by the path of the file in the repository, with `/` */
function replaced(name: string, files: Readonly<Record<string, string>>) {
  return {
    name,
    enforce: 'pre' as const,
    load(id: string) {
      const path = id.replaceAll('\\', '/');
      const file = Object.keys(files).find((one) => path.endsWith(`/${one}`));
      return file === undefined ? null : files[file];
    },
  };
}

/**
 * Add to the messages what a page's script reads from there, since it has no room for it: the CSS of the banner, and the
 * built-in regulation as JSON, in force until the worker has told of another. A message of the default locale serves
 * every language: https://developer.chrome.com/docs/extensions/reference/api/i18n#locales
 */
function addMessages(folder: string): void {
  const regulation = JSON.stringify(regulationSnapshot(packOfBuild(rules)));
  const file = join(folder, '_locales/ru/messages.json');
  const messages = JSON.parse(readFileSync(file, 'utf8'));
  const added = { regulation: { message: regulation }, style: { message: bannerStyle } };
  writeFileSync(file, JSON.stringify({ ...messages, ...added }));
}

/** Sources are for the people who check the rules; no script carries them. */
function rulesWithoutSources() {
  return {
    name: 'rules-without-sources',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!/[\\/]rules[\\/](systems[\\/])?[a-z-]+\.json$/.test(id)) return null;
      return { code: JSON.stringify(JSON.parse(code), withoutSources), map: { mappings: '' } };
    },
  };
}

function withoutSources(key: string, value: unknown): unknown {
  return key === 'source' || key === 'checked' ? undefined : value;
}

function isOfOwnHosts({ hosts, shared }: Rule): boolean {
  return !shared && !hosts.includes('*');
}
