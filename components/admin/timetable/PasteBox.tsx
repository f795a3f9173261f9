import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type LessonDraft, toLessonDraft } from '../../../core/timetable/lesson-draft.ts';
import { type LineProblem, pasteLessons } from '../../../core/timetable/paste-lessons.ts';
import { counted } from '../../shared/counted.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { LineProblems } from './LineProblems.tsx';

export interface PasteBoxProps {
  /** Name of the bells the lessons are for. */
  bells: string;
  /** Called with all lessons if every line is valid. */
  take(lessons: LessonDraft[]): void;
}

/** Pastes lessons from a spreadsheet: all lines or none. Errors are listed by line. */
export function PasteBox({ bells, take }: PasteBoxProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly LineProblem[]>([]);
  const [taken, setTaken] = useState<number | null>(null);
  const press = (): void => {
    const pasted = pasteLessons(text);
    setProblems(pasted.ok ? [] : pasted.problems);
    setTaken(pasted.ok ? pasted.lessons.length : null);
    if (!pasted.ok) return;
    take(pasted.lessons.map(toLessonDraft));
    setText('');
  };
  return (
    <details class="paste">
      <summary>{i18n.t('admin.timetable.paste.title')}</summary>
      <p id={`${id}-hint`} class="hint">
        {i18n.t('admin.timetable.paste.about')}
      </p>
      <textarea
        rows={6}
        aria-label={i18n.t('admin.timetable.paste.field', { bells })}
        aria-describedby={`${id}-hint ${id}-problems`}
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <ActionButton look="plain" name={i18n.t('admin.timetable.paste.takeFor', { bells })} press={press}>
        {i18n.t('admin.timetable.paste.take')}
      </ActionButton>
      <PasteResult id={`${id}-problems`} taken={taken} problems={problems} />
    </details>
  );
}

interface PasteResultProps {
  id: string;
  /** Number of pasted lessons; `null` before a paste. */
  taken: number | null;
  problems: readonly LineProblem[];
}

function PasteResult({ id, taken, problems }: PasteResultProps) {
  return (
    <div id={id} role="status">
      {taken !== null && <p class="hint">{counted('admin.timetable.paste.taken', { count: taken })}</p>}
      {problems.length > 0 && <p class="error">{i18n.t('admin.timetable.paste.refused')}</p>}
      <ul class="problems">
        <LineProblems problems={problems} />
      </ul>
    </div>
  );
}
