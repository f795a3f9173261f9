import { useEffect, useState } from 'preact/hooks';
import { same } from '../../core/same.ts';
import type { Settings } from '../../core/settings.ts';
import { type FieldErrors, fromDraft, type SettingsDraft, toDraft } from './settings-draft.ts';

/** How the last attempt to save went. */
export type SaveState = 'none' | 'saving' | 'saved' | 'invalid' | 'failed';

/** The settings being edited and what a person can do with them. */
export interface SettingsForm {
  draft: SettingsDraft;
  errors: FieldErrors;
  dirty: boolean;
  /** Somebody else stored other settings while this draft was edited. */
  overtaken: boolean;
  state: SaveState;
  change(parts: Partial<SettingsDraft>): void;
  save(): Promise<void>;
  revert(): void;
}

const noErrors: FieldErrors = new Map();

/** Holds a draft of the settings: what was typed stays until it is saved or thrown away by the person who typed it. */
export function useSettingsForm(stored: Settings, store: (settings: Settings) => Promise<void>): SettingsForm {
  const [base, setBase] = useState(() => toDraft(stored));
  const [draft, setDraft] = useState(base);
  const [errors, setErrors] = useState(noErrors);
  const [state, setState] = useState<SaveState>('none');
  const dirty = !same(draft, base);
  const overtaken = dirty && !same(toDraft(stored), base);

  const restart = (next: SettingsDraft): void => {
    setBase(next);
    setDraft(next);
    setErrors(noErrors);
  };
  useEffect(() => {
    if (!dirty && !same(toDraft(stored), base)) restart(toDraft(stored));
  }, [stored]);

  const change = (parts: Partial<SettingsDraft>): void => {
    const next = { ...draft, ...parts };
    setDraft(next);
    setState('none');
    // Once errors are shown they go as they are mended; before that nobody is interrupted while typing.
    if (errors.size > 0) setErrors(errorsOf(next));
  };
  const save = async (): Promise<void> => {
    const checked = fromDraft(draft);
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
    restart(toDraft(stored));
    setState('none');
  };
  return { draft, errors, dirty, overtaken, state, change, save, revert };
}

function errorsOf(draft: SettingsDraft): FieldErrors {
  const checked = fromDraft(draft);
  return 'errors' in checked ? checked.errors : noErrors;
}
