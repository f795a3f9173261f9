import { useEffect, useMemo, useState } from 'preact/hooks';
import { jsonEqual } from '../../../core/encoding/json-equal.ts';
import { fromRegulationDraft, type RegulationErrors } from '../../../core/regulation/check-regulation-draft.ts';
import { type RegulationDraft, toRegulationDraft } from '../../../core/regulation/regulation-draft.ts';
import type { Regulation } from '../../../core/regulation/regulation-schema.ts';
import type { AdminPorts } from '../ports.ts';
import type { SaveState } from '../settings/use-settings-form.ts';
import type { RegulationChoice } from './regulation-choice.ts';

/** The regulation being edited, and the actions on it. */
export interface RegulationForm {
  draft: RegulationDraft;
  errors: RegulationErrors;
  /** Policy sets the regulation: the form is read-only. */
  isManaged: boolean;
  dirty: boolean;
  /** Another regulation came into force while this draft was edited. */
  overtaken: boolean;
  state: SaveState;
  change(parts: Partial<RegulationDraft>): void;
  /** Replace the whole draft. */
  replace(draft: RegulationDraft): void;
  /** Bring back the draft before the last replacement; `null` if nothing was replaced. */
  undo: (() => void) | null;
  save(): Promise<void>;
  revert(): void;
  /** The typed regulation, or `null` while it is invalid. */
  typed(): Regulation | null;
}

/** Hold a draft of the regulation. Input is kept until the person saves or discards it; policy always shows its own. */
export function useRegulationForm(
  choice: RegulationChoice,
  { saveRegulation, refusedOf }: Pick<AdminPorts, 'saveRegulation' | 'refusedOf'>,
): RegulationForm {
  const held = useDraft(choice);
  const { draft, dirty, overtaken, isManaged, inForce, before } = held;
  const checked = useChecked((next) => fromRegulationDraft(next, choice.builtIn, refusedOf));
  const { errors, state } = checked;
  const put = (next: RegulationDraft, replaced: RegulationDraft | null): void => {
    held.put(next, replaced);
    checked.clear();
  };
  const change = (parts: Partial<RegulationDraft>): void => {
    const next = { ...draft, ...parts };
    held.put(next, before);
    checked.retype(next);
  };
  const save = (): Promise<void> =>
    checked.save(draft, async (regulation) => {
      await saveRegulation(regulation);
      const saved = toRegulationDraft(regulation);
      held.restart(saved, jsonEqual(saved, inForce) ? null : inForce);
    });
  return {
    ...{ draft, errors, isManaged, dirty, overtaken, state, change, save },
    replace: (next) => put(next, draft),
    undo: before && !isManaged ? () => put(before, null) : null,
    revert: () => put(inForce, draft),
    typed: () => checked.typed(draft),
  };
}

const noErrors: RegulationErrors = new Map();

/** Hold the errors that are shown, and the result of the last attempt to save. */
function useChecked(check: (draft: RegulationDraft) => ReturnType<typeof fromRegulationDraft>) {
  const [errors, setErrors] = useState(noErrors);
  const [state, setState] = useState<SaveState>('none');
  const show = (next: RegulationDraft): Regulation | null => {
    const checked = check(next);
    setErrors('errors' in checked ? checked.errors : noErrors);
    return 'errors' in checked ? null : checked.regulation;
  };
  const typed = (draft: RegulationDraft): Regulation | null => {
    const checked = check(draft);
    return 'errors' in checked ? null : checked.regulation;
  };
  const clear = (): void => {
    setErrors(noErrors);
    setState('none');
  };
  /** Errors that are shown update while typing; new ones appear only on saving. */
  const retype = (next: RegulationDraft): void => {
    setState('none');
    if (errors.size > 0) show(next);
  };
  const save = async (draft: RegulationDraft, store: (regulation: Regulation) => Promise<void>): Promise<void> => {
    const regulation = show(draft);
    setState(regulation ? 'saving' : 'invalid');
    const saved = (): SaveState => 'saved';
    if (regulation) setState(await store(regulation).then(saved, () => 'failed'));
  };
  return { errors, state, typed, clear, retype, save };
}

/** Hold the draft, what it started from, and the draft that the last replacement took away. */
function useDraft({ regulation, source }: RegulationChoice) {
  const isManaged = source === 'policy';
  const inForce = useMemo(() => toRegulationDraft(regulation), [regulation]);
  const [start, setStart] = useState(inForce);
  const [typed, setTyped] = useState(inForce);
  const [before, setBefore] = useState<RegulationDraft | null>(null);
  const draft = isManaged ? inForce : typed;
  const dirty = !isManaged && !jsonEqual(typed, start);
  const overtaken = dirty && !jsonEqual(inForce, start);
  const put = (next: RegulationDraft, replaced: RegulationDraft | null): void => {
    setTyped(next);
    setBefore(replaced);
    if (jsonEqual(next, inForce)) setStart(inForce);
  };
  const restart = (next: RegulationDraft, replaced: RegulationDraft | null): void => {
    setStart(next);
    setTyped(next);
    setBefore(replaced);
  };
  useEffect(() => {
    if (!dirty && !jsonEqual(inForce, start)) restart(inForce, before);
  }, [inForce]);
  return { inForce, isManaged, draft, dirty, overtaken, before, put, restart };
}
