import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { OpenDayRange } from '../../../core/time/day-range.ts';
import { counted } from '../../shared/counted.ts';
import { language } from '../../shared/language.ts';
import { dayInWords, daysInWords, reportWords } from '../text/words.ts';
import { JournalFilters } from './JournalFilters.tsx';
import { JournalLines } from './JournalLines.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { TotalsTable } from './TotalsTable.tsx';
import type { JournalView } from './use-journal.ts';

export interface JournalPanelProps {
  view: JournalView;
  pack: Pack;
  /** Actions on the journal, shown beside the totals. */
  children: ComponentChildren;
}

/** The journal: period, conditions, lines, totals and actions. */
export function JournalPanel({ view, pack, children }: JournalPanelProps) {
  const { count, days, summedBefore } = view;
  const words = useMemo(() => reportWords(pack), [pack]);
  return (
    <>
      <div class="panel-head">
        <h2>{i18n.t('admin.journal.title')}</h2>
        <p class="lead">{i18n.t('admin.journal.lead', pack.words[language()])}</p>
        <PeriodPicker key={view.opened} period={view.period} days={days} choose={view.choose} />
        {summedBefore && (
          <p class="hint">{i18n.t('admin.journal.summed', { first: dayInWords(summedBefore, 'short') })}</p>
        )}
        <JournalFilters view={view} pack={pack} words={words} />
      </div>
      <div class="columns">
        <section class="column-main" aria-label={i18n.t('admin.journal.lines')}>
          <p class="shown-days">
            {periodInWords(days)}
            {count && <span class="shown-count">{counted('admin.journal.count', count)}</span>}
          </p>
          <JournalLines view={view} pack={pack} words={words} />
        </section>
        <div class="column-side">
          <section class="box" aria-labelledby="totals-title">
            <h3 id="totals-title">{i18n.t('admin.totals.title')}</h3>
            <TotalsTable pack={pack} totals={view.totals?.systems ?? new Map()} />
          </section>
          {children}
        </div>
      </div>
    </>
  );
}

function periodInWords({ from, to }: OpenDayRange): string {
  if (from && to) return daysInWords(from, to);
  if (from) return i18n.t('admin.period.since', { from: dayInWords(from, 'long') });
  if (to) return i18n.t('admin.period.until', { to: dayInWords(to, 'long') });
  return i18n.t('admin.period.whole');
}
