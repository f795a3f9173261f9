import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Weekday } from '../../core/settings.ts';
import { ActionButton } from './ActionButton.tsx';
import { SelectField } from './SelectField.tsx';
import { weekdays } from './week-draft.ts';
import { weekdayName } from './words.ts';

const groups: Readonly<Record<string, readonly Weekday[]>> = {
  workdays: [1, 2, 3, 4, 5],
  sixDays: [1, 2, 3, 4, 5, 6],
};

/** Copies the lessons of one day to others. */
export function CopyDay({ copy }: { copy(from: Weekday, to: readonly Weekday[]): void }) {
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
        {done ? i18n.t('admin.timetable.copied') : ''}
      </span>
    </div>
  );
}
