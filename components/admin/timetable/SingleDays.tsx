import { i18n } from '#i18n';
import type { FieldErrors } from '../../../core/settings/settings-draft.ts';
import { type Weekday, weekdays } from '../../../core/time/weekday.ts';
import type { BellsDraft, SingleDayDraft } from '../../../core/timetable/timetable-draft.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { RemoveButton } from '../controls/RemoveButton.tsx';
import { SelectField } from '../controls/SelectField.tsx';
import { TextField } from '../controls/TextField.tsx';
import { errorText } from '../text/error-text.ts';
import { weekdayName } from '../text/words.ts';
import { useRows } from './use-rows.ts';

export interface SingleDaysProps {
  bells: readonly BellsDraft[];
  days: readonly SingleDayDraft[];
  errors: FieldErrors;
  change(days: SingleDayDraft[]): void;
}

/** Single days: free, moved or shortened. They override everything else. */
export function SingleDays({ bells, days, errors, change }: SingleDaysProps) {
  const { addButton, set, remove } = useRows(days, change);
  return (
    <fieldset class="day">
      <legend>{i18n.t('admin.timetable.calendar.days')}</legend>
      <p class="hint">{i18n.t('admin.timetable.calendar.daysAbout')}</p>
      {days.map((one, row) => (
        <SingleDayRow
          key={row}
          row={row}
          day={one}
          bells={bells}
          errors={errors}
          change={(parts) => set(row, parts)}
          remove={() => remove(row)}
        />
      ))}
      <ActionButton
        look="quiet"
        focusRef={addButton}
        press={() => change([...days, { day: '', kind: 'off', weekday: 1, bells: [] }])}
      >
        {i18n.t('admin.timetable.day.add')}
      </ActionButton>
    </fieldset>
  );
}

interface SingleDayRowProps {
  /** Index, from 0. */
  row: number;
  day: SingleDayDraft;
  bells: SingleDaysProps['bells'];
  errors: FieldErrors;
  change(parts: Partial<SingleDayDraft>): void;
  remove(): void;
}

function SingleDayRow({ row, day, bells, errors, change, remove }: SingleDayRowProps) {
  return (
    <div class="field-row">
      <TextField
        type="date"
        label={i18n.t('admin.timetable.day.day', { row: row + 1 })}
        value={day.day}
        error={errorText(errors, `days.${row}.day`)}
        change={(typed) => change({ day: typed })}
      />
      <SelectField
        label={i18n.t('admin.timetable.day.rings', { row: row + 1 })}
        value={choiceOf(day)}
        options={choices(bells, day)}
        error={errorText(errors, `days.${row}.bells`)}
        change={(choice) => change(readChoice(choice))}
      />
      <RemoveButton name={i18n.t('admin.timetable.day.remove', { row: row + 1 })} press={remove} />
    </div>
  );
}

/** Return the option value: `off`, `weekday:6` or `bells:0+2`. */
function choiceOf({ kind, weekday, bells }: SingleDayDraft): string {
  if (kind === 'off') return kind;
  return kind === 'weekday' ? `weekday:${weekday}` : `bells:${bells.join('+')}`;
}

function readChoice(choice: string): Pick<SingleDayDraft, 'kind' | 'weekday' | 'bells'> {
  const [kind, which = ''] = choice.split(':');
  if (kind === 'weekday') return { kind, weekday: Number(which) as Weekday, bells: [] };
  if (kind === 'bells') return { kind, weekday: 1, bells: which.split('+').filter(Boolean).map(Number) };
  return { kind: 'off', weekday: 1, bells: [] };
}

/** Return an option for each set of bells, and for the current combination of several. */
function choices(bells: readonly BellsDraft[], one: SingleDayDraft): { value: string; label: string }[] {
  const named = (keys: readonly number[]): string =>
    bells.flatMap(({ key, name }) => (keys.includes(key) ? [name] : [])).join(' + ');
  const combined = one.kind === 'bells' && one.bells.length !== 1 ? [one.bells] : [];
  const options = [
    { value: 'off', label: i18n.t('admin.timetable.day.off') },
    ...weekdays.map((day) => ({
      value: `weekday:${day}`,
      label: i18n.t('admin.timetable.day.as', { day: weekdayName(day) }),
    })),
  ];
  const byName = [...bells.map(({ key }) => [key]), ...combined].map((keys) => ({
    value: `bells:${keys.join('+')}`,
    label: i18n.t('admin.timetable.day.bells', { bells: named(keys) || '—' }),
  }));
  return [...options, ...byName];
}
