import { useState } from 'preact/hooks';
import { jsonEqual } from '../../../core/encoding/json-equal.ts';
import { type SecretName, secretNames } from '../../../core/exemption/secret-hash.ts';
import { REGULATION_FIELD } from '../../../core/policy/policy.ts';
import { readSettingsText } from '../../../core/policy/settings-file.ts';
import {
  type SettingsFileChanges,
  type SettingsFileProblem,
  settingsFileChanges,
} from '../../../core/policy/settings-file-changes.ts';
import { readRegulation } from '../../../core/regulation/read-regulation.ts';
import type { Regulation } from '../../../core/regulation/regulation-schema.ts';
import type { CheckedSettings } from '../../../core/settings/read-settings.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { AdminPorts } from '../ports.ts';
import type { RegulationChoice } from '../regulation/regulation-choice.ts';

/** The ports that a settings file needs. */
export type SettingsFilePorts = Pick<
  AdminPorts,
  'saveFile' | 'saveSettings' | 'saveRegulation' | 'refusedOf' | 'secretSource' | 'secretHash' | 'saveSecretHash'
>;

/** An opened file: what it would change. */
export interface OpenedFile extends SettingsFileChanges {
  /** The regulation of the file, if it would replace the one in force. */
  regulation: Regulation | null;
}

/** What was stored before a file was applied. */
interface Before {
  settings: Settings;
  regulation: Regulation | null;
  hashes: Partial<Record<SecretName, string | null>>;
}

export type SettingsFileState =
  | { kind: 'none' | 'not-json' | 'not-settings' | 'applying' | 'undone' | 'failed' | 'broken-off' }
  | { kind: 'opened'; file: OpenedFile }
  | { kind: 'applied'; before: Before };

export interface SettingsFileInput {
  checked: CheckedSettings;
  choice: RegulationChoice;
  ports: SettingsFilePorts;
  isListed(address: string): boolean;
  /** The passphrase was replaced or removed by a file. */
  secretsChanged(): void;
}

/** Open a settings file, apply it on confirmation, and take that back. Nothing is stored before `apply`. */
export function useSettingsFile(input: SettingsFileInput) {
  const { checked, choice, ports, secretsChanged } = input;
  const [state, setState] = useState<SettingsFileState>({ kind: 'none' });
  const store = async ({ settings, regulation, hashes }: Before): Promise<void> => {
    await ports.saveSettings(settings);
    if (regulation) await ports.saveRegulation(regulation);
    for (const name of secretNames) {
      const hash = hashes[name];
      if (hash !== undefined) await ports.saveSecretHash(name, hash);
    }
    if (Object.keys(hashes).length > 0) secretsChanged();
  };
  const open = async (text: string | null): Promise<void> => setState(await stateOf(text, input));
  const apply = async (file: OpenedFile): Promise<void> => {
    setState({ kind: 'applying' });
    const names = secretNames.filter((name) => file.hashes[name]);
    const hashes = await Promise.all(names.map(async (name) => [name, await ports.secretHash(name)] as const));
    const before: Before = {
      settings: checked.settings,
      regulation: file.regulation && choice.regulation,
      hashes: Object.fromEntries(hashes),
    };
    await store(file).then(
      () => setState({ kind: 'applied', before }),
      () =>
        store(before).then(
          () => setState({ kind: 'failed' }),
          () => setState({ kind: 'broken-off' }),
        ),
    );
  };
  const undo = (before: Before): Promise<void> =>
    store(before).then(
      () => setState({ kind: 'undone' }),
      () => setState({ kind: 'broken-off' }),
    );
  return { state, open, apply, undo, discard: () => setState({ kind: 'none' }) };
}

/** @param text of the file; `null` if it is too large */
async function stateOf(text: string | null, input: SettingsFileInput): Promise<SettingsFileState> {
  const raw = text === null ? null : readSettingsText(text);
  if (raw === null) return { kind: 'not-json' };
  const sources = await Promise.all(secretNames.map((name) => input.ports.secretSource(name)));
  const byPolicy = secretNames.filter((_, at) => sources[at] === 'policy');
  const file = openedFile(raw, byPolicy, input);
  return isSettingsFile(file, raw) ? { kind: 'opened', file } : { kind: 'not-settings' };
}

function openedFile(
  raw: Record<string, unknown>,
  secretsByPolicy: readonly SecretName[],
  { checked, choice, ports, isListed }: SettingsFileInput,
): OpenedFile {
  const given = raw[REGULATION_FIELD];
  const isHeld = given !== undefined && choice.source === 'policy';
  const read = given === undefined || isHeld ? null : regulationOf(given, choice, ports.refusedOf);
  const isOther = read?.regulation && !jsonEqual(read.regulation, choice.regulation);
  // The rules of another regulation are not built yet: it may list the systems of any address.
  const changes = settingsFileChanges(raw, checked, secretsByPolicy, isOther ? () => true : isListed);
  return {
    ...changes,
    regulation: isOther ? read.regulation : null,
    held: [...changes.held, ...(isHeld ? [REGULATION_FIELD] : [])],
    problems: [...changes.problems, ...(read?.problems ?? [])],
  };
}

/** Read the regulation of a file. One of which nothing can be used is left out. */
function regulationOf(
  given: unknown,
  { builtIn, systems }: RegulationChoice,
  refusedOf: AdminPorts['refusedOf'],
): { regulation: Regulation | null; problems: SettingsFileProblem[] } {
  const known = systems.map(({ id }) => id);
  const { regulation, problems } = readRegulation(given, builtIn, known);
  const isRefused = problems.length > 0 && regulation === builtIn[0];
  const paths = isRefused ? problems : [...problems, ...refusedOf(regulation)];
  return {
    regulation: isRefused ? null : regulation,
    problems: paths.map((path): SettingsFileProblem => ({ path, reason: 'invalid' })),
  };
}

/** Return true if a file has a field that this program knows, right or wrong. */
function isSettingsFile({ problems }: OpenedFile, raw: Record<string, unknown>): boolean {
  return Object.keys(raw).length > problems.filter(({ reason }) => reason === 'unknown').length;
}
