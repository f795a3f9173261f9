import type { SecretName, SecretSource } from '../exemption/secret-hash.ts';
import type { CheckedSettings } from '../settings/read-settings.ts';
import { weekdays } from '../time/weekday.ts';
import type { InstallKind } from './status.ts';

/** The steps of the first set-up, in the order in which a school does them. */
export const setupStepNames = ['regulation', 'bells', 'room', 'access', 'selfCheck'] as const;
export type SetupStep = (typeof setupStepNames)[number];

export interface SetupFacts {
  /** The administrator has confirmed that the regulation is the school's. */
  isRegulationSeen: boolean;
  checked: Pick<CheckedSettings, 'settings' | 'sources'>;
  secrets: Readonly<Record<SecretName, SecretSource>>;
  hasSelfCheck: boolean;
}

/** Return the steps that are not done yet, in their order. */
export function missingSteps({ isRegulationSeen, checked, secrets, hasSelfCheck }: SetupFacts): SetupStep[] {
  const { settings, sources } = checked;
  const done: Record<SetupStep, boolean> = {
    regulation: isRegulationSeen,
    // Another way than by bells is a choice that somebody has made here.
    bells: settings.educationalUse === 'timetable' ? hasLessons(checked) : sources.educationalUse !== undefined,
    room: settings.place !== '',
    access: secrets.pin !== 'nowhere' && secrets.passphrase !== 'nowhere',
    selfCheck: hasSelfCheck,
  };
  return setupStepNames.filter((step) => !done[step]);
}

/**
 * Return true if the first set-up opens by itself: after an installation by hand, unless a policy sets anything. Where an
 * administrator installs by policy, its settings come late: https://developer.chrome.com/docs/extensions/reference/api/management#type-ExtensionInstallType
 * An unpacked extension is under development or test.
 * @param reason of `runtime.onInstalled`
 */
export function opensSetup(reason: string, installed: InstallKind, policyFields: number): boolean {
  return reason === 'install' && installed === 'here' && policyFields === 0;
}

function hasLessons({ settings: { timetable } }: SetupFacts['checked']): boolean {
  const { bells, week } = timetable;
  return weekdays.some((day) => bells.some(({ name, lessons }) => week[day].includes(name) && lessons.length > 0));
}
