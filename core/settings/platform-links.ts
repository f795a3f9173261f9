import type { Permitted } from '../rules/rule-schema.ts';
import { defaultGuardSettings } from './default-guard-settings.ts';
import type { CheckedSettings } from './read-settings.ts';
import type { Settings } from './settings.ts';

type Platforms = Permitted['platforms'];

/** The setting with the link of each permitted platform. */
const linkFields = { max: 'maxLink', sferum: 'sferumLink' } as const;

/**
 * Return the settings with the links of the regulation's platforms where neither policy nor this PC sets another link.
 * A page that saves the settings stores all of them, so a stored link that equals the built-in one counts as unset.
 */
export function withPlatformLinks(
  { settings, sources }: Pick<CheckedSettings, 'settings' | 'sources'>,
  platforms: Platforms,
): Settings {
  const isSet = (field: 'maxLink' | 'sferumLink'): boolean =>
    sources[field] === 'policy' || settings[field] !== defaultGuardSettings[field];
  const unset = platforms.filter(({ id }) => !isSet(linkFields[id]));
  return { ...settings, ...Object.fromEntries(unset.map(({ id, link }) => [linkFields[id], link])) };
}

/** Return the settings to store: a link that only repeats the regulation's is stored as the built-in one. */
export function withoutPlatformLinks(settings: Settings, platforms: Platforms): Settings {
  const repeated = platforms
    .map(({ id }) => linkFields[id])
    .filter((field, at) => settings[field] === platforms[at]?.link);
  return { ...settings, ...Object.fromEntries(repeated.map((field) => [field, defaultGuardSettings[field]])) };
}
