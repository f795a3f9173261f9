import { useEffect, useMemo, useState } from 'preact/hooks';
import { same } from '../../../core/encoding/json-equal.ts';
import type { CheckedSettings } from '../../../core/settings/read-settings.ts';
import { isField, type Settings } from '../../../core/settings/settings.ts';
import { type FieldErrors, fromDraft, type SettingsDraft, toDraft } from '../../../core/settings/settings-draft.ts';

/** How the last attempt to save went. */
export type SaveState = 'none' | 'saving' | 'saved' | 'invalid' | 'failed';

/** The settings being edited and what a person can do with them. */
export interface SettingsForm {
  draft: SettingsDraft;
  errors: FieldErrors;
  /** Fields that a policy sets. */
  managed: ReadonlySet<keyof Settings>;
  dirty: boolean;
  /** Somebody else stored other settings while this draft was edited. */
  overtaken: boolean;
  state: SaveState;
  change(parts: Partial<SettingsDraft>): void;
  save(): Promise<void>;
  revert(): void;
}

const noErrors: FieldErrors = new Map();

/**
 * Holds a draft of the settings: what was typed stays until it is saved or thrown away by the person who typed it; but
 * what a policy sets is shown as the policy has it, whatever was typed before it came.
 */
export function useSettingsForm(
  { settings, sources }: CheckedSettings,
  store: (settings: Settings) => Promise<void>,
): SettingsForm {
  const inForce = useMemo(() => toDraft(settings), [settings]);
  const managed = useMemo(() => managedFields(sources), [sources]);
  const [kept, setKept] = useState(inForce);
  const [typed, setTyped] = useState(inForce);
  const [errors, setErrors] = useState(noErrors);
  const [state, setState] = useState<SaveState>('none');
  const [base, draft] = [under(inForce, managed, kept), under(inForce, managed, typed)];
  const dirty = !same(draft, base);
  const overtaken = dirty && !same(inForce, base);

  const restart = (next: SettingsDraft): void => {
    setKept(next);
    setTyped(next);
    setErrors(noErrors);
  };
  useEffect(() => {
    if (!dirty && !same(inForce, kept)) restart(inForce);
  }, [inForce]);

  const check = (next: SettingsDraft) => fromDraft(next, only(settings, managed));
  const change = (parts: Partial<SettingsDraft>): void => {
    const next = { ...draft, ...parts };
    setTyped(next);
    setState('none');
    // Once errors are shown they go as they are mended; before that nobody is interrupted while typing.
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
    restart(inForce);
    setState('none');
  };
  return { draft, errors, managed, dirty, overtaken, state, change, save, revert };
}

function managedFields(sources: CheckedSettings['sources']): ReadonlySet<keyof Settings> {
  return new Set(Object.keys(sources).filter((field) => isField(field) && sources[field] === 'policy')) as ReadonlySet<
    keyof Settings
  >;
}

/** A draft in which what a policy sets is as it is in force. */
function under(inForce: SettingsDraft, managed: ReadonlySet<keyof Settings>, draft: SettingsDraft): SettingsDraft {
  return { ...draft, ...only(inForce, managed) };
}

function only<T extends object>(whole: T, fields: ReadonlySet<keyof Settings>): Partial<T> {
  return Object.fromEntries(
    Object.entries(whole).filter(([field]) => isField(field) && fields.has(field)),
  ) as Partial<T>;
}
