import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { MonthExport } from '../../../core/export/month-export.ts';
import { rangeOf } from '../../../core/time/calendar-period.ts';
import type { AdminPorts } from '../ports.ts';
import { dayInWords, daysInWords } from '../text/words.ts';

export interface MonthExportBoxProps {
  on: boolean;
  load: AdminPorts['loadMonthExport'];
}

/** Shows whether the monthly export is on, and the result of the last one. */
export function MonthExportBox({ on, load }: MonthExportBoxProps) {
  const [last, setLast] = useState<MonthExport | null>(null);
  useEffect(() => {
    load().then(setLast, () => setLast(null));
  }, [load, on]);
  return (
    <section class="box" aria-labelledby="month-title">
      <h3 id="month-title">{i18n.t('admin.monthExport.title')}</h3>
      <p class="hint">{on ? i18n.t('admin.monthExport.on') : i18n.t('admin.monthExport.off')}</p>
      {last && <p class={last.saved ? 'hint' : 'error'}>{wordsOf(last)}</p>}
    </section>
  );
}

function wordsOf({ month, made, saved }: MonthExport): string {
  const { from, to } = rangeOf({ name: 'month', day: month });
  const named = { days: daysInWords(from, to), made: dayInWords(made, 'short') };
  return saved ? i18n.t('admin.monthExport.saved', named) : i18n.t('admin.monthExport.failed', named);
}
