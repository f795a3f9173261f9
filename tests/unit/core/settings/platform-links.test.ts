import { describe, expect, it, test } from 'vitest';
import { packOf } from '../../../../core/regulation/pack.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { withoutPlatformLinks, withPlatformLinks } from '../../../../core/settings/platform-links.ts';
import type { CheckedSettings } from '../../../../core/settings/read-settings.ts';
import { catalogue } from '../../../../rules/catalogue.ts';
import { defaultPermitted, pack } from '../../../../rules/index.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';

const { platforms } = packOf(catalogue, defaultPermitted, inventedRegulation).permitted;
const builtIn = defaultSettings.sferumLink;
const regulations = 'https://web.vk.me/';

test.each<[string, string, CheckedSettings['sources']['sferumLink'], string]>([
  ['nothing is set', builtIn, undefined, regulations],
  ['this PC stored the built-in link with its other settings', builtIn, 'here', regulations],
  ['this PC sets another link', 'https://sferum.example/', 'here', 'https://sferum.example/'],
  ['policy sets a link', 'https://sferum.example/', 'policy', 'https://sferum.example/'],
  ['policy sets the built-in link', builtIn, 'policy', builtIn],
])('the link where %s', (_case, sferumLink, source, expected) => {
  const settings = { ...defaultSettings, sferumLink };
  const sources = source ? { sferumLink: source } : {};
  expect(withPlatformLinks({ settings, sources }, platforms)).toEqual({ ...settings, sferumLink: expected });
});

it('is the built-in one where the regulation has none', () => {
  const checked = { settings: defaultSettings, sources: {} };
  expect(withPlatformLinks(checked, pack.permitted.platforms)).toEqual(defaultSettings);
  expect(withPlatformLinks(checked, [])).toEqual(defaultSettings);
});

describe('what is stored', () => {
  it('does not repeat the link of the regulation, so that a later regulation has its own', () => {
    const shown = withPlatformLinks({ settings: defaultSettings, sources: {} }, platforms);
    expect(withoutPlatformLinks(shown, platforms)).toEqual(defaultSettings);
  });

  it('keeps the link that a person typed', () => {
    const typed = { ...defaultSettings, sferumLink: 'https://sferum.example/' };
    expect(withoutPlatformLinks(typed, platforms)).toEqual(typed);
  });
});
