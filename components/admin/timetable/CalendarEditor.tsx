import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { withoutHiddenSigns } from '../../../core/encoding/hidden-signs.ts';
import type { FieldErrors } from '../../../core/settings/settings-draft.ts';
import type { TimetableDraft, VacationDraft } from '../../../core/timetable/timetable-draft.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { CheckField } from '../controls/CheckField.tsx';
import { RemoveButton } from '../controls/RemoveButton.tsx';
import { TextField } from '../controls/TextField.tsx';
import { errorText } from '../text/error-text.ts';
import { labelWarning } from '../text/label-words.ts';
import { SingleDays } from './SingleDays.tsx';

export interface CalendarEditorProps {
  draft: TimetableDraft;
  errors: FieldErrors;
  change(parts: Partial<TimetableDraft>): void;
}

/** Exceptions to the week: the school year, vacations, holidays, single days. */
export function CalendarEditor({ draft, errors, change }: CalendarEditorProps) {
  return (
    <section aria-labelledby="calendar-title">
      <h4 id="calendar-title">{i18n.t('admin.timetable.calendar.title')}</h4>
      <p class="hint">{i18n.t('admin.timetable.calendar.about')}</p>
      <div class="field-row">
        {(['firstDay', 'lastDay'] as const).map((field) => (
          <TextField
            key={field}
            type="date"
            label={i18n.t(`admin.timetable.calendar.${field}`)}
            value={draft[field]}
            error={errorText(errors, field)}
            change={(day) => change({ [field]: day })}
          />
        ))}
      </div>
      <CheckField
        label={i18n.t('admin.timetable.calendar.national')}
        on={draft.nationalHolidays}
        change={(nationalHolidays) => change({ nationalHolidays })}
      />
      <Vacations vacations={draft.vacations} errors={errors} change={(vacations) => change({ vacations })} />
      <SingleDays bells={draft.bells} days={draft.days} errors={errors} change={(days) => change({ days })} />
    </section>
  );
}

interface VacationsProps {
  vacations: readonly VacationDraft[];
  errors: FieldErrors;
  change(vacations: VacationDraft[]): void;
}

function Vacations({ vacations, errors, change }: VacationsProps) {
  const addButton = useRef<HTMLButtonElement>(null);
  const set = (row: number, parts: Partial<VacationDraft>): void =>
    change(vacations.map((known, i) => (i === row ? { ...known, ...parts } : known)));
  const remove = (row: number): void => {
    change(vacations.filter((_one, i) => i !== row));
    addButton.current?.focus();
  };
  return (
    <fieldset class="day">
      <legend>{i18n.t('admin.timetable.calendar.vacations')}</legend>
      {vacations.map((vacation, row) => (
        <div key={row} class="field-row">
          {(['name', 'from', 'to'] as const).map((part) => (
            <TextField
              key={part}
              type={part === 'name' ? 'text' : 'date'}
              label={i18n.t(`admin.timetable.vacation.${part}`, { row: row + 1 })}
              maxLength={40}
              value={vacation[part]}
              warning={part === 'name' ? labelWarning([vacation.name], 'timetable') : null}
              error={errorText(errors, `vacations.${row}.${part}`)}
              change={(typed) => set(row, { [part]: withoutHiddenSigns(typed) })}
            />
          ))}
          <RemoveButton name={i18n.t('admin.timetable.vacation.remove', { row: row + 1 })} press={() => remove(row)} />
        </div>
      ))}
      <ActionButton
        look="quiet"
        focusRef={addButton}
        press={() => change([...vacations, { name: i18n.t('admin.timetable.vacation.usual'), from: '', to: '' }])}
      >
        {i18n.t('admin.timetable.vacation.add')}
      </ActionButton>
    </fieldset>
  );
}
