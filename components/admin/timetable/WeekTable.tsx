import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FieldErrors } from '../../../core/settings/settings-draft.ts';
import { type Weekday, weekdays } from '../../../core/time/weekday.ts';
import { type BellsDraft, copyDay, type TimetableDraft } from '../../../core/timetable/timetable-draft.ts';
import { counted } from '../../shared/counted.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { CheckField } from '../controls/CheckField.tsx';
import { SelectField } from '../controls/SelectField.tsx';
import { errorText } from '../text/error-text.ts';
import { weekdayName } from '../text/words.ts';

export interface WeekTableProps {
  draft: Pick<TimetableDraft, 'bells' | 'week'>;
  today: Weekday;
  errors: FieldErrors;
  change(week: TimetableDraft['week']): void;
}

/** Assigns bells to the days of the week; several on one day are shifts. */
export function WeekTable({ draft: { bells, week }, today, errors, change }: WeekTableProps) {
  return (
    <section aria-labelledby="week-title">
      <h4 id="week-title">{i18n.t('admin.timetable.week.title')}</h4>
      <p class="hint">{i18n.t('admin.timetable.week.about')}</p>
      <ul class="week">
        {weekdays.map((day) => (
          <WeekDay
            key={day}
            day={day}
            isToday={day === today}
            bells={bells}
            ringing={week[day]}
            error={errorText(errors, `week.${day}`)}
            change={(keys) => change({ ...week, [day]: keys })}
          />
        ))}
      </ul>
      {bells.length > 0 && <CopyDay copy={(from, to) => change(copyDay(week, from, to))} />}
    </section>
  );
}

interface WeekDayProps {
  day: Weekday;
  isToday: boolean;
  bells: readonly BellsDraft[];
  /** Keys of the bells of this day. */
  ringing: readonly number[];
  error: string | null;
  change(keys: number[]): void;
}

function WeekDay({ day, isToday, bells, ringing, error, change }: WeekDayProps) {
  const name = weekdayName(day);
  const lessons = bells.filter(({ key }) => ringing.includes(key)).flatMap((known) => known.lessons);
  const from = lessons.map((lesson) => lesson.from).sort()[0];
  const flip = (key: number, on: boolean): void =>
    change(on ? [...ringing, key] : ringing.filter((one) => one !== key));
  return (
    <li class={isToday ? 'week-day week-today' : 'week-day'}>
      <strong>{isToday ? i18n.t('admin.timetable.week.today', { day: name }) : name}</strong>
      {bells.map(({ key, name: label }) => (
        <CheckField
          key={key}
          label={label}
          name={`${name}: ${label}`}
          on={ringing.includes(key)}
          change={(on) => flip(key, on)}
        />
      ))}
      <span class="hint">
        {lessons.length > 0
          ? counted('admin.timetable.week.lessons', { count: lessons.length, from: from ?? '' })
          : i18n.t('admin.timetable.noLessons')}
      </span>
      {error && <p class="error">{error}</p>}
    </li>
  );
}

const groups: Readonly<Record<string, readonly Weekday[]>> = {
  workdays: [1, 2, 3, 4, 5],
  sixDays: [1, 2, 3, 4, 5, 6],
};

function CopyDay({ copy }: { copy(from: Weekday, to: readonly Weekday[]): void }) {
  const [from, setFrom] = useState('1');
  const [to, setTo] = useState('workdays');
  const [done, setDone] = useState(false);
  const days = weekdays.map((day) => ({ value: String(day), label: weekdayName(day) }));
  const targets = [
    { value: 'workdays', label: i18n.t('admin.timetable.workdays') },
    { value: 'sixDays', label: i18n.t('admin.timetable.sixDays') },
    ...days,
  ];
  const press = (): void => {
    copy(Number(from) as Weekday, groups[to] ?? [Number(to) as Weekday]);
    setDone(true);
  };
  const pick = (set: (value: string) => void) => (value: string) => {
    set(value);
    setDone(false);
  };
  return (
    <div class="copy-day">
      <SelectField label={i18n.t('admin.timetable.copyFrom')} value={from} options={days} change={pick(setFrom)} />
      <SelectField label={i18n.t('admin.timetable.copyTo')} value={to} options={targets} change={pick(setTo)} />
      <ActionButton look="plain" press={press}>
        {i18n.t('admin.timetable.copy')}
      </ActionButton>
      <span role="status" class="hint">
        {done ? i18n.t('shared.copied') : ''}
      </span>
    </div>
  );
}
