import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  daysOfPeriod,
  nextPeriod,
  previousPeriod,
  type SchoolPeriod,
  type SchoolYear,
  termNumber,
} from '../../../core/report/report-period.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { TextField } from '../controls/TextField.tsx';
import { daysInWords } from '../text/words.ts';

export interface ReportPeriodPickerProps {
  period: SchoolPeriod;
  year: SchoolYear;
  /** An ISO day. */
  today: string;
  choose(period: SchoolPeriod): void;
}

/** Selects a period or a range of days; buttons go to the next and previous period. */
export function ReportPeriodPicker({ period, year, today, choose }: ReportPeriodPickerProps) {
  const days = daysOfPeriod(period, year);
  return (
    <fieldset class="period">
      <legend>{i18n.t('admin.period.title')}</legend>
      <PeriodNames period={period} year={year} today={today} choose={choose} />
      {period.name === 'days' && <ReportDays from={days.from} to={days.to} choose={choose} />}
      <div class="actions">
        <ActionButton look="plain" press={() => choose(previousPeriod(period, year))}>
          {i18n.t('admin.reports.period.before')}
        </ActionButton>
        <span class="period-name" aria-live="polite">
          {nameOf(days, year)}
        </span>
        <ActionButton look="plain" off={days.to >= today} press={() => choose(nextPeriod(period, year))}>
          {i18n.t('admin.reports.period.after')}
        </ActionButton>
      </div>
    </fieldset>
  );
}

/** «2-я четверть: 5 ноября – 27 декабря 2026 г.», other days without a name. */
function nameOf(days: DayRange, year: SchoolYear): string {
  const words = daysInWords(days.from, days.to);
  const term = termNumber(days, year);
  if (!term) return words;
  const key = `admin.reports.period.${termName(year)}Number` as const;
  return i18n.t(key, { number: term.number, days: words });
}

/** Four terms are quarters, three trimesters, two half-years. */
function termName({ terms }: SchoolYear): 'quarter' | 'trimester' | 'halfYear' | 'term' {
  const names = { 2: 'halfYear', 3: 'trimester', 4: 'quarter' } as const;
  return names[terms.length as keyof typeof names] ?? 'term';
}

/** Schools report by terms; without a calendar by quarters of the year. */
function PeriodNames({ period, year, today, choose }: ReportPeriodPickerProps) {
  const id = useId();
  const hasTerms = year.terms.length > 1;
  const names = ['week', 'month', hasTerms ? 'term' : 'quarter', 'teaching-year'] as const;
  const label = (name: (typeof names)[number]): string => {
    if (name === 'teaching-year') return i18n.t('admin.reports.period.year');
    return i18n.t(`admin.reports.period.${name === 'term' ? termName(year) : name}`);
  };
  return (
    <div class="segments">
      {names.map((name) => (
        <label key={name} class="segment">
          <input type="radio" name={id} checked={name === period.name} onChange={() => choose({ name, day: today })} />
          <span>{label(name)}</span>
        </label>
      ))}
      <label class="segment">
        <input
          type="radio"
          name={id}
          checked={period.name === 'days'}
          onChange={() => choose({ name: 'days', ...daysOfPeriod(period, year) })}
        />
        <span>{i18n.t('admin.reports.period.days')}</span>
      </label>
    </div>
  );
}

function ReportDays({ from, to, choose }: { from: string; to: string; choose(period: SchoolPeriod): void }) {
  const [typed, setTyped] = useState({ from, to });
  const isWhole = typed.from !== '' && typed.to !== '';
  const backwards = isWhole && typed.from > typed.to;
  const type = (parts: Partial<typeof typed>): void => {
    const next = { ...typed, ...parts };
    setTyped(next);
    if (next.from !== '' && next.to !== '' && next.from <= next.to) choose({ name: 'days', ...next });
  };
  return (
    <div class="period-days">
      <TextField
        type="date"
        label={i18n.t('admin.period.from')}
        value={typed.from}
        change={(day) => type({ from: day })}
      />
      <TextField
        type="date"
        label={i18n.t('admin.period.to')}
        value={typed.to}
        error={backwards ? i18n.t('admin.period.backwards') : null}
        change={(day) => type({ to: day })}
      />
    </div>
  );
}
