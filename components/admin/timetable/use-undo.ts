import { useState } from 'preact/hooks';
import { isDeletion, type TimetableDraft } from '../../../core/timetable/timetable-draft.ts';

/** Undo for deletions: `undo` is absent while there is nothing to bring back. */
export interface Undo {
  change(draft: TimetableDraft): void;
  undo?: () => void;
}

/**
 * Remember the drafts before deletions, the last first. Another edit forgets them: to bring one back would lose that edit.
 * @param change stores the next draft
 */
export function useUndo(draft: TimetableDraft, change: (next: TimetableDraft) => void): Undo {
  const [stack, setStack] = useState<readonly { before: TimetableDraft; after: TimetableDraft }[]>([]);
  const last = stack.at(-1);
  const isOpen = last !== undefined && last.after === draft;
  const changeAndRemember = (next: TimetableDraft): void => {
    const kept = isOpen ? stack : [];
    setStack(isDeletion(draft, next) ? [...kept, { before: draft, after: next }] : []);
    change(next);
  };
  const undo = (): void => {
    setStack(stack.slice(0, -1));
    if (last) change(last.before);
  };
  return { change: changeAndRemember, ...(isOpen && { undo }) };
}
