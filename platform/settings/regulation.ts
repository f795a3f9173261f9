import { jsonEqual } from '../../core/encoding/json-equal.ts';
import { REGULATION_FIELD } from '../../core/policy/policy.ts';
import { type GivenRegulation, givenRegulation } from '../../core/policy/regulation-policy.ts';
import {
  type AdmittedRegulation,
  admittedAfter,
  admittedRegulationsSchema,
} from '../../core/regulation/admitted-regulations.ts';
import { lostIdSchema } from '../../core/regulation/lost-regulation.ts';
import type { Regulation } from '../../core/regulation/regulation-schema.ts';
import { LOST_REGULATION_KEY } from '../../core/settings/move-settings.ts';
import { privateItem } from '../storage/private-item.ts';
import { get, putAll } from '../storage/private-store.ts';
import { loadPolicy, watchPolicy } from './policy.ts';
import { announceSetting, onSettingChange } from './setting-change.ts';

const admitted = privateItem('regulations', admittedRegulationsSchema);

const lostId = privateItem(LOST_REGULATION_KEY, lostIdSchema);

/** The name of this PC's regulation in the private store. */
const REGULATION_NAME = 'regulation';

/** A regulation that was loaded; `isUnread` if policy sets none and the store of this PC fails. */
export type LoadedRegulation = GivenRegulation & { isUnread: boolean };

/**
 * Load the regulation that policy or this PC sets, unchecked (core/regulation/read-regulation.ts): nothing for the
 * built-in one. Never throws.
 */
export async function loadRegulation(): Promise<LoadedRegulation> {
  const [policy, stored, lost] = await Promise.all([
    loadPolicy(),
    get(REGULATION_NAME).catch(() => unread),
    lostId.load().catch(() => null),
  ]);
  const given = givenRegulation(policy[REGULATION_FIELD], stored === unread ? null : stored);
  return { ...given, lost, isUnread: given.source === 'here' && stored === unread };
}

const unread = Symbol('unread');

/**
 * Store the regulation of this PC: a checked one, the id of a built-in one, or `null` for the default.
 * @throws when the store refuses
 */
export async function saveRegulation(regulation: Regulation | { id: string } | null): Promise<void> {
  await putAll({ [REGULATION_NAME]: regulation, [LOST_REGULATION_KEY]: null });
  await announceSetting('regulation');
}

/** Call back when this PC's regulation was stored or the policy's changed. @returns a function that stops watching */
export function watchRegulation(changed: () => void): () => void {
  const stops = [
    onSettingChange('regulation', changed),
    watchPolicy((fields) => fields.includes(REGULATION_FIELD) && changed()),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Load the regulation in force and the one before, by which entries are admitted; none if the store fails. */
export async function loadAdmittedRegulations(): Promise<AdmittedRegulation[]> {
  return (await admitted.load().catch(() => null)) ?? [];
}

/** Keep the regulation in force, and the one before it. Best effort: the store may be closed. */
export async function keepAdmittedRegulation(now: AdmittedRegulation): Promise<void> {
  const before = await loadAdmittedRegulations();
  const after = admittedAfter(before, now);
  if (!jsonEqual(before, after)) await admitted.save(after).catch(() => undefined);
}
