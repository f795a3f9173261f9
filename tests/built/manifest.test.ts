import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { webSocketPatterns } from '../../core/rules/dnr-rules.ts';
import { dottedHostPatterns, hostPatterns } from '../../core/rules/url-filters.ts';
import { markFiles } from '../../kit/check/second-copy.ts';
import { systems } from '../../rules/index.ts';
import { engines, readBuilt } from './built.ts';

/** Every key of the two manifests, so that a new one is deliberate. */
const common = {
  manifest_version: 3,
  name: '__MSG_extension_name__',
  description: '__MSG_extension_description__',
  version: JSON.parse(readFileSync('package.json', 'utf8')).version,
  default_locale: 'ru',
  icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 96: 'icon/96.png', 128: 'icon/128.png' },
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' https:",
  },
  action: { default_title: 'Дежурный', default_popup: 'popup.html' },
  options_ui: { open_in_tab: true, page: 'options.html' },
};

test.each(engines)('%s: has the files by which the check of a PC tells a second copy', (engine) => {
  for (const file of markFiles) expect(readBuilt(engine, file).length).toBeGreaterThan(0);
});

const scriptOn = (matches: string[]) => [
  {
    ...{ matches, all_frames: true, match_about_blank: true, match_origin_as_fallback: true },
    ...{ run_at: 'document_start', js: ['content-scripts/messenger.js'] },
  },
];

const own = {
  chromium: {
    content_scripts: scriptOn(hostPatterns(systems)),
    permissions: [
      'alarms',
      'declarativeNetRequestWithHostAccess',
      'downloads',
      'offscreen',
      'scripting',
      'storage',
      'unlimitedStorage',
      'webNavigation',
    ],
    host_permissions: [...hostPatterns(systems), ...webSocketPatterns(systems)],
    background: { service_worker: 'background.js', type: 'module' },
    minimum_chrome_version: '109',
    storage: { managed_schema: 'policy.json' },
  },
  firefox: {
    content_scripts: scriptOn(dottedHostPatterns(systems)),
    permissions: [
      'alarms',
      'declarativeNetRequestWithHostAccess',
      'downloads',
      'scripting',
      'storage',
      'unlimitedStorage',
      'webNavigation',
    ],
    host_permissions: dottedHostPatterns(systems),
    background: { scripts: ['background.js'], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: 'dezhurny@lyceum.example',
        strict_min_version: '128.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  },
};

test.each(engines)('%s: the manifest has exactly these keys and values', (engine) => {
  expect(sorted(JSON.parse(readBuilt(engine, 'manifest.json').toString()))).toEqual(
    sorted({ ...common, ...own[engine] }),
  );
});

test('there are no web-accessible resources, and no external page or extension can send messages', () => {
  for (const engine of engines) {
    const manifest = JSON.parse(readBuilt(engine, 'manifest.json').toString());
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
  }
});

test.each(engines)('%s: the policy of the development server is in no build', (engine) => {
  const manifest = readBuilt(engine, 'manifest.json').toString();
  expect(Object.keys(JSON.parse(manifest).content_security_policy)).toEqual(['extension_pages']);
  expect(manifest).not.toMatch(/unsafe-|localhost|127\.0\.0\.1|\bws:/);
});

/** Sort the lists of patterns in a manifest, whose order means nothing. */
function sorted(manifest: unknown): unknown {
  return JSON.parse(JSON.stringify(manifest), (_key, value) => (isTexts(value) ? value.toSorted() : value));
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
