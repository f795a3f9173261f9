import { i18n } from '#i18n';
import type { LessonDraft } from './settings-draft.ts';

export interface LessonRowProps {
  /** Name of the weekday. */
  day: string;
  /** From 1. */
  row: number;
  lesson: LessonDraft;
  /** What is wrong with each part, or `null`. */
  errors: Readonly<Record<keyof LessonDraft, string | null>>;
  change(parts: Partial<LessonDraft>): void;
  remove(): void;
}

/** A lesson of the timetable: number, beginning, end. */
export function LessonRow({ day, row, lesson, errors, change, remove }: LessonRowProps) {
  const said = [...new Set([errors.number, errors.from, errors.to].filter((text) => text !== null))];
  return (
    <li class="lesson">
      <div class="lesson-parts">
        <input
          class="lesson-number"
          inputMode="numeric"
          maxLength={2}
          autocomplete="off"
          value={lesson.number}
          aria-label={i18n.t('admin.timetable.number', { day, row })}
          aria-invalid={errors.number !== null}
          onInput={({ currentTarget }) => change({ number: currentTarget.value })}
        />
        <input
          type="time"
          value={lesson.from}
          aria-label={i18n.t('admin.timetable.from', { day, row })}
          aria-invalid={errors.from !== null}
          onInput={({ currentTarget }) => change({ from: currentTarget.value })}
        />
        <span aria-hidden="true">–</span>
        <input
          type="time"
          value={lesson.to}
          aria-label={i18n.t('admin.timetable.to', { day, row })}
          aria-invalid={errors.to !== null}
          onInput={({ currentTarget }) => change({ to: currentTarget.value })}
        />
        <button
          type="button"
          class="icon-button"
          aria-label={i18n.t('admin.timetable.remove', { day, row })}
          onClick={remove}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d="M3 3l10 10M13 3L3 13" />
          </svg>
        </button>
      </div>
      {said.map((text) => (
        <p key={text} class="error">
          {text}
        </p>
      ))}
    </li>
  );
}
