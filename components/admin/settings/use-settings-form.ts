import { useEffect, useMemo, useState } from 'preact/hooks';
import { jsonEqual } from '../../../core/encoding/json-equal.ts';
import type { CheckedSettings } from '../../../core/settings/read-settings.ts';
import { isField, type Settings } from '../../../core/settings/settings.ts';
import { type FieldErrors, fromDraft, type SettingsDraft, toDraft } from '../../../core/settings/settings-draft.ts';

/** Result of the last attempt to save. */
export type SaveState = 'none' | 'saving' | 'saved' | 'invalid' | 'failed';

/** The settings being edited, and the actions on them. */
export interface SettingsForm {
  draft: SettingsDraft;
  errors: FieldErrors;
  /** Fields that a policy sets. */
  managed: ReadonlySet<keyof Settings>;
  dirty: boolean;
  /** Other settings were stored while this draft was edited. */
  overtaken: boolean;
  state: SaveState;
  change(parts: Partial<SettingsDraft>): void;
  save(): Promise<void>;
  revert(): void;
  /** Brings back the changes that were discarded last, while there are no others; unset if there are none. */
  restore?: (() => void) | undefined;
}

const noErrors: FieldErrors = new Map();

/**
 * Hold a draft of the settings. Input is kept until the person saves or discards it; a field set by policy
 * always shows the policy's value.
 * @param isListed whether a rule names an address, so that it can be allowed
 */
export function useSettingsForm(
  { settings, sources }: CheckedSettings,
  store: (settings: Settings) => Promise<void>,
  isListed: (address: string) => boolean,
): SettingsForm {
  const [errors, setErrors] = useState(noErrors);
  const [state, setState] = useState<SaveState>('none');
  const typing = useDraft(settings, sources, () => setErrors(noErrors));
  const { managed, draft, dirty, overtaken, dropped, typeOver, restart } = typing;
  const check = (next: SettingsDraft) => fromDraft(next, only(settings, managed), isListed);
  const change = (parts: Partial<SettingsDraft>): void => {
    const next = { ...draft, ...parts };
    typeOver(next);
    setState('none');
    // Errors that are shown update while typing; new ones appear only on saving.
    const checked = errors.size > 0 ? check(next) : null;
    if (checked) setErrors('errors' in checked ? checked.errors : noErrors);
  };
  const save = async (): Promise<void> => {
    const checked = check(draft);
    if ('errors' in checked) {
      setErrors(checked.errors);
      setState('invalid');
      return;
    }
    setState('saving');
    try {
      await store(checked.settings);
      restart(toDraft(checked.settings));
      setState('saved');
    } catch {
      setState('failed');
    }
  };
  const revert = (): void => {
    typing.revert();
    setState('none');
  };
  const restore = dropped && !dirty ? () => change(dropped) : undefined;
  return { draft, errors, managed, dirty, overtaken, state, change, save, revert, restore };
}

/**
 * Return the draft, the settings it starts from, and whether they differ.
 * @param restarted called when another draft replaces the input
 */
function useDraft(settings: Settings, sources: CheckedSettings['sources'], restarted: () => void) {
  const inForce = useMemo(() => toDraft(settings), [settings]);
  const managed = useMemo(() => managedFields(sources), [sources]);
  const [start, setStart] = useState(inForce);
  const [typed, setTyped] = useState(inForce);
  /** The changes that were discarded last. */
  const [dropped, setDropped] = useState<SettingsDraft | null>(null);
  const [base, draft] = [under(inForce, managed, start), under(inForce, managed, typed)];
  const dirty = !jsonEqual(draft, base);
  const overtaken = dirty && !jsonEqual(inForce, base);
  const restart = (next: SettingsDraft): void => {
    setStart(next);
    setTyped(next);
    setDropped(null);
    restarted();
  };
  useEffect(() => {
    if (!dirty && !jsonEqual(inForce, start)) restart(inForce);
  }, [inForce]);
  const revert = (): void => {
    restart(inForce);
    setDropped(draft);
  };
  const typeOver = (next: SettingsDraft): void => {
    setTyped(next);
    setDropped(null);
  };
  return { managed, draft, dirty, overtaken, dropped, typeOver, restart, revert };
}

function managedFields(sources: CheckedSettings['sources']): ReadonlySet<keyof Settings> {
  return new Set(Object.keys(sources).filter((field) => isField(field) && sources[field] === 'policy')) as ReadonlySet<
    keyof Settings
  >;
}

/** Return a draft with the values that a policy sets. */
function under(inForce: SettingsDraft, managed: ReadonlySet<keyof Settings>, draft: SettingsDraft): SettingsDraft {
  return { ...draft, ...only(inForce, managed) };
}

function only<T extends object>(whole: T, fields: ReadonlySet<keyof Settings>): Partial<T> {
  return Object.fromEntries(
    Object.entries(whole).filter(([field]) => isField(field) && fields.has(field)),
  ) as Partial<T>;
}
