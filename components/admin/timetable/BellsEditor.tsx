import { i18n } from '#i18n';
import { withoutHiddenSigns } from '../../../core/encoding/hidden-signs.ts';
import type { FieldErrors } from '../../../core/settings/settings-draft.ts';
import { type LessonDraft, nextLesson } from '../../../core/timetable/lesson-draft.ts';
import { type BellsDraft, draftProblems } from '../../../core/timetable/timetable-draft.ts';
import type { LessonProblem } from '../../../core/timetable/timetable-problems.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { TextField } from '../controls/TextField.tsx';
import { errorText } from '../text/error-text.ts';
import { labelWarning } from '../text/label-words.ts';
import { LessonRow } from './LessonRow.tsx';
import { PasteBox } from './PasteBox.tsx';
import { useRows } from './use-rows.ts';

export interface BellsEditorProps {
  bells: BellsDraft;
  /** Path of these bells among the errors, as `bells.0`. */
  path: string;
  errors: FieldErrors;
  change(bells: BellsDraft): void;
  copy(): void;
  remove(): void;
}

/** Edits a named set of bells; lessons are typed or pasted. */
export function BellsEditor({ bells, path, errors, change, copy, remove }: BellsEditorProps) {
  const { name } = bells;
  const shown = name.trim() || i18n.t('admin.timetable.bells.nameless');
  return (
    <fieldset class="day">
      <legend>{shown}</legend>
      <TextField
        label={i18n.t('admin.timetable.bells.name')}
        maxLength={40}
        value={name}
        warning={labelWarning([name], 'timetable')}
        error={errorText(errors, `${path}.name`)}
        change={(typed) => change({ ...bells, name: withoutHiddenSigns(typed) })}
      />
      <Lessons
        shown={shown}
        lessons={bells.lessons}
        path={`${path}.lessons`}
        errors={errors}
        change={(lessons) => change({ ...bells, lessons })}
      />
      <PasteBox bells={shown} take={(lessons) => change({ ...bells, lessons })} />
      <div class="actions">
        <ActionButton look="quiet" name={i18n.t('admin.timetable.bells.copyOf', { bells: shown })} press={copy}>
          {i18n.t('admin.timetable.bells.copy')}
        </ActionButton>
        <ActionButton look="quiet" name={i18n.t('admin.timetable.bells.removeOf', { bells: shown })} press={remove}>
          {i18n.t('admin.timetable.bells.remove')}
        </ActionButton>
      </div>
    </fieldset>
  );
}

interface LessonsProps {
  shown: string;
  lessons: readonly LessonDraft[];
  path: string;
  errors: FieldErrors;
  change(lessons: LessonDraft[]): void;
}

function Lessons({ shown, lessons, path, errors, change }: LessonsProps) {
  const { addButton, set, remove } = useRows(lessons, change);
  const tooMany = errorText(errors, path);
  const conflicts = draftProblems(lessons);
  const error = (row: number, part: keyof LessonDraft): string | null => {
    const conflict = conflicts.find((one) => one.index === row && one.part === part);
    return (conflict && conflictWords(conflict, lessons)) ?? errorText(errors, `${path}.${row}.${part}`);
  };
  return (
    <>
      {lessons.length === 0 && <p class="hint">{i18n.t('admin.timetable.noLessons')}</p>}
      <ol class="lessons">
        {lessons.map((lesson, row) => (
          <LessonRow
            key={row}
            bells={shown}
            row={row + 1}
            lesson={lesson}
            errors={{ number: error(row, 'number'), from: error(row, 'from'), to: error(row, 'to') }}
            change={(parts) => set(row, parts)}
            remove={() => remove(row)}
          />
        ))}
      </ol>
      {tooMany && <p class="error">{tooMany}</p>}
      <ActionButton
        look="quiet"
        focusRef={addButton}
        name={i18n.t('admin.timetable.addTo', { bells: shown })}
        press={() => change([...lessons, nextLesson(lessons)])}
      >
        {i18n.t('admin.timetable.add')}
      </ActionButton>
    </>
  );
}

/** Return a conflict with both lessons, or `null` for a problem of one lesson. */
function conflictWords({ index, other, name }: LessonProblem, lessons: readonly LessonDraft[]): string | null {
  const [one, another] = [lessons[index], other === undefined ? undefined : lessons[other]];
  if (!one || !another) return null;
  const { number, from, to } = another;
  if (name === 'repeatedNumber') return i18n.t('admin.timetable.conflict.number', { number: one.number, from, to });
  return i18n.t('admin.timetable.conflict.overlap', { mine: one.number, number, from, to });
}
