import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { type LessonDraft, normalizeClock } from '../../../core/timetable/lesson-draft.ts';
import { RemoveButton } from '../controls/RemoveButton.tsx';

export interface LessonRowProps {
  /** Name of the bells. */
  bells: string;
  /** Row number, from 1. */
  row: number;
  lesson: LessonDraft;
  /** Error of each part, or `null`. */
  errors: Readonly<Record<keyof LessonDraft, string | null>>;
  change(parts: Partial<LessonDraft>): void;
  remove(): void;
}

/**
 * A lesson of the timetable: number, start, end. Times are text inputs, because the browser's time input follows the
 * language of the browser and may show AM and PM.
 */
export function LessonRow({ bells, row, lesson, errors, change, remove }: LessonRowProps) {
  const id = useId();
  const said = [...new Set([errors.number, errors.from, errors.to].filter((text) => text !== null))];
  const part = (name: keyof LessonDraft) => ({
    class: name === 'number' ? 'lesson-number' : 'lesson-time',
    inputMode: 'numeric' as const,
    maxLength: name === 'number' ? 2 : 5,
    autocomplete: 'off',
    value: lesson[name],
    'aria-label': i18n.t(`admin.timetable.${name}`, { bells, row }),
    onInput: ({ currentTarget }: Typed) => change({ [name]: currentTarget.value }),
    ...(errors[name] === null ? {} : { 'aria-invalid': true, 'aria-describedby': id }),
  });
  const tidy =
    (name: 'from' | 'to') =>
    ({ currentTarget }: Typed) =>
      change({ [name]: normalizeClock(currentTarget.value) });
  return (
    <li class="lesson">
      <div class="lesson-parts">
        <input {...part('number')} />
        <input {...part('from')} onChange={tidy('from')} />
        <span aria-hidden="true">–</span>
        <input {...part('to')} onChange={tidy('to')} />
        <RemoveButton name={i18n.t('admin.timetable.remove', { bells, row })} press={remove} />
      </div>
      {said.length > 0 && (
        <p id={id} class="error">
          {said.join(' ')}
        </p>
      )}
    </li>
  );
}

type Typed = { currentTarget: HTMLInputElement };
