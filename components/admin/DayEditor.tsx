import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Weekday } from '../../core/settings.ts';
import { ActionButton } from './ActionButton.tsx';
import { errorText } from './error-text.ts';
import { LessonRow } from './LessonRow.tsx';
import type { FieldErrors } from './settings-draft.ts';
import { type LessonDraft, nextLesson } from './week-draft.ts';
import { weekdayName } from './words.ts';

export interface DayEditorProps {
  day: Weekday;
  lessons: readonly LessonDraft[];
  errors: FieldErrors;
  change(lessons: LessonDraft[]): void;
}

/** The lessons of a weekday. */
export function DayEditor({ day, lessons, errors, change }: DayEditorProps) {
  const addButton = useRef<HTMLButtonElement>(null);
  const name = weekdayName(day);
  const path = (row: number, part: keyof LessonDraft): string => `week.${day}.${row}.${part}`;
  const tooMany = errorText(errors, `week.${day}`);
  const remove = (row: number): void => {
    change(lessons.filter((_lesson, i) => i !== row));
    // The pressed button is gone with its row: without this the focus would fall to the top of the page.
    addButton.current?.focus();
  };
  return (
    <fieldset class="day">
      <legend>{name}</legend>
      {lessons.length === 0 && <p class="hint">{i18n.t('admin.timetable.noLessons')}</p>}
      <ol class="lessons">
        {lessons.map((lesson, row) => (
          <LessonRow
            key={row}
            day={name}
            row={row + 1}
            lesson={lesson}
            errors={{
              number: errorText(errors, path(row, 'number')),
              from: errorText(errors, path(row, 'from')),
              to: errorText(errors, path(row, 'to')),
            }}
            change={(parts) => change(lessons.map((known, i) => (i === row ? { ...known, ...parts } : known)))}
            remove={() => remove(row)}
          />
        ))}
      </ol>
      {tooMany && <p class="error">{tooMany}</p>}
      <ActionButton
        look="quiet"
        focusRef={addButton}
        name={i18n.t('admin.timetable.addTo', { day: name })}
        press={() => change([...lessons, nextLesson(lessons)])}
      >
        {i18n.t('admin.timetable.add')}
      </ActionButton>
    </fieldset>
  );
}
