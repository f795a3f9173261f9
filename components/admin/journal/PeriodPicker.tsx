import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type JournalPeriod, journalPeriods } from '../../../core/time/calendar-period.ts';
import type { OpenDayRange } from '../../../core/time/day-range.ts';
import { TextField } from '../controls/TextField.tsx';

export interface PeriodPickerProps {
  period: JournalPeriod;
  /** The days the period covers. */
  days: OpenDayRange;
  choose(period: JournalPeriod, days?: OpenDayRange): void;
}

/** A period by name, or by its first and last day. */
export function PeriodPicker({ period, days, choose }: PeriodPickerProps) {
  const id = useId();
  return (
    <fieldset class="period">
      <legend>{i18n.t('admin.period.title')}</legend>
      <div class="segments">
        {journalPeriods.map((name) => (
          <label key={name} class="segment">
            <input type="radio" name={id} checked={name === period} onChange={() => choose(name)} />
            <span>{i18n.t(`admin.period.${name}`)}</span>
          </label>
        ))}
      </div>
      {period === 'days' && <JournalDays days={days} choose={(picked) => choose('days', picked)} />}
    </fieldset>
  );
}

/** Fields for the first and last day. Initial values are the days of the previous period. */
function JournalDays({ days, choose }: { days: OpenDayRange; choose(days: OpenDayRange): void }) {
  const [typed, setTyped] = useState(days);
  const backwards = Boolean(typed.from && typed.to && typed.from > typed.to);
  const type = (parts: Partial<OpenDayRange>): void => {
    const next = { ...typed, ...parts };
    setTyped(next);
    if (!next.from || !next.to || next.from <= next.to) choose(next);
  };
  return (
    <div class="period-days">
      <TextField
        type="date"
        label={i18n.t('admin.period.from')}
        value={typed.from ?? ''}
        change={(from) => type({ from: from || null })}
      />
      <TextField
        type="date"
        label={i18n.t('admin.period.to')}
        value={typed.to ?? ''}
        error={backwards ? i18n.t('admin.period.backwards') : null}
        change={(to) => type({ to: to || null })}
      />
    </div>
  );
}
