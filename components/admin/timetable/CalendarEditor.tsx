import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { withoutHiddenSigns } from '../../../core/encoding/hidden-signs.ts';
import type { FieldErrors } from '../../../core/settings/settings-draft.ts';
import { schoolTerms } from '../../../core/timetable/school-terms.ts';
import {
  fromTimetableDraft,
  type TimetableDraft,
  type VacationDraft,
} from '../../../core/timetable/timetable-draft.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { CheckField } from '../controls/CheckField.tsx';
import { RemoveButton } from '../controls/RemoveButton.tsx';
import { TableHead } from '../controls/TableHead.tsx';
import { TextField } from '../controls/TextField.tsx';
import { errorText } from '../text/error-text.ts';
import { labelWarning } from '../text/label-words.ts';
import { daysInWords } from '../text/words.ts';
import { SingleDays } from './SingleDays.tsx';
import { useRows } from './use-rows.ts';

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
      <Terms draft={draft} />
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
  const { addButton, set, remove } = useRows(vacations, change);
  return (
    <fieldset class="day">
      <legend>{i18n.t('admin.timetable.calendar.vacations')}</legend>
      {vacations.length > 0 && (
        <table class="vacations">
          <TableHead columns={[...vacationParts.map((part) => i18n.t(`admin.timetable.column.${part}`)), '']} />
          <tbody>
            {vacations.map((vacation, row) => (
              <VacationRow
                key={row}
                row={row}
                vacation={vacation}
                errors={errors}
                change={(parts) => set(row, parts)}
                remove={() => remove(row)}
              />
            ))}
          </tbody>
        </table>
      )}
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

const vacationParts = ['name', 'from', 'to'] as const;

interface VacationRowProps {
  /** Index, from 0. */
  row: number;
  vacation: VacationDraft;
  errors: FieldErrors;
  change(parts: Partial<VacationDraft>): void;
  remove(): void;
}

function VacationRow({ row, vacation, errors, change, remove }: VacationRowProps) {
  const id = useId();
  const said = vacationParts.flatMap((part) => errorText(errors, `vacations.${row}.${part}`) ?? []);
  const warning = labelWarning([vacation.name], 'timetable');
  return (
    <>
      <tr>
        {vacationParts.map((part) => (
          <td key={part}>
            <input
              type={(part === 'name' ? 'text' : 'date') as 'text'}
              maxLength={40}
              autocomplete="off"
              aria-label={i18n.t(`admin.timetable.vacation.${part}`, { row: row + 1 })}
              aria-invalid={errors.has(`vacations.${row}.${part}`)}
              aria-describedby={id}
              value={vacation[part]}
              onInput={({ currentTarget }) => change({ [part]: withoutHiddenSigns(currentTarget.value) })}
            />
          </td>
        ))}
        <td>
          <RemoveButton name={i18n.t('admin.timetable.vacation.remove', { row: row + 1 })} press={remove} />
        </td>
      </tr>
      <tr class={said.length > 0 || warning ? '' : 'unseen'}>
        <td colSpan={4} id={id}>
          {warning && <p class="caution">{warning}</p>}
          {said.length > 0 && <p class="error">{said.join(' ')}</p>}
        </td>
      </tr>
    </>
  );
}

/** The terms that the vacations leave: quarters, trimesters or half-years. */
function Terms({ draft }: { draft: TimetableDraft }) {
  const terms = schoolTerms(fromTimetableDraft(draft).calendar);
  if (terms.length < 2) return null;
  const kinds = { 2: 'half', 3: 'trimester', 4: 'quarter' } as const;
  const kind = kinds[terms.length as 2 | 3 | 4] ?? 'other';
  return (
    <ul class="terms">
      {terms.map(({ from, to }, i) => (
        <li key={from}>{i18n.t(`admin.timetable.term.${kind}`, { number: i + 1, days: daysInWords(from, to) })}</li>
      ))}
    </ul>
  );
}
