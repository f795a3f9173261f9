import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  calendarPeriods,
  periodAfter,
  periodBefore,
  type ReportPeriod,
  rangeOf,
} from '../../../core/time/calendar-period.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { TextField } from '../controls/TextField.tsx';
import { daysInWords } from '../text/words.ts';

export interface ReportPeriodPickerProps {
  period: ReportPeriod;
  /** An ISO day. */
  today: string;
  choose(period: ReportPeriod): void;
}

/** Selects a calendar period or a range of days; buttons go to the next and previous period. */
export function ReportPeriodPicker({ period, today, choose }: ReportPeriodPickerProps) {
  const { from, to } = rangeOf(period);
  return (
    <fieldset class="period">
      <legend>{i18n.t('admin.period.title')}</legend>
      <PeriodNames period={period} today={today} choose={choose} />
      {period.name === 'days' && <ReportDays from={from} to={to} choose={choose} />}
      <div class="actions">
        <ActionButton look="plain" press={() => choose(periodBefore(period))}>
          {i18n.t('admin.reports.period.before')}
        </ActionButton>
        <span class="period-name" aria-live="polite">
          {daysInWords(from, to)}
        </span>
        <ActionButton look="plain" off={to >= today} press={() => choose(periodAfter(period))}>
          {i18n.t('admin.reports.period.after')}
        </ActionButton>
      </div>
    </fieldset>
  );
}

function PeriodNames({ period, today, choose }: ReportPeriodPickerProps) {
  const id = useId();
  return (
    <div class="segments">
      {calendarPeriods.map((name) => (
        <label key={name} class="segment">
          <input type="radio" name={id} checked={name === period.name} onChange={() => choose({ name, day: today })} />
          <span>{i18n.t(`admin.reports.period.${name === 'teaching-year' ? 'year' : name}`)}</span>
        </label>
      ))}
      <label class="segment">
        <input
          type="radio"
          name={id}
          checked={period.name === 'days'}
          onChange={() => choose({ name: 'days', ...rangeOf(period) })}
        />
        <span>{i18n.t('admin.reports.period.days')}</span>
      </label>
    </div>
  );
}

function ReportDays({ from, to, choose }: { from: string; to: string; choose(period: ReportPeriod): void }) {
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
