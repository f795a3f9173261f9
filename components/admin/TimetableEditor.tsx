import { i18n } from '#i18n';
import { CopyDay } from './CopyDay.tsx';
import { DayEditor } from './DayEditor.tsx';
import type { FieldErrors } from './settings-draft.ts';
import { copyDay, type WeekDraft, weekdays } from './week-draft.ts';

export interface TimetableEditorProps {
  week: WeekDraft;
  errors: FieldErrors;
  change(week: WeekDraft): void;
}

/** The bell timetable: the lessons of every weekday. */
export function TimetableEditor({ week, errors, change }: TimetableEditorProps) {
  return (
    <section class="timetable" aria-labelledby="timetable-title">
      <h3 id="timetable-title">{i18n.t('admin.timetable.title')}</h3>
      <p class="hint">{i18n.t('admin.timetable.about')}</p>
      <CopyDay copy={(from, to) => change(copyDay(week, from, to))} />
      <div class="week">
        {weekdays.map((day) => (
          <DayEditor
            key={day}
            day={day}
            lessons={week[day]}
            errors={errors}
            change={(lessons) => change({ ...week, [day]: lessons })}
          />
        ))}
      </div>
    </section>
  );
}
