import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { OpenDayRange } from '../../../core/time/day-range.ts';
import { language } from '../../shared/language.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { Pager } from '../controls/Pager.tsx';
import { dayInWords, daysInWords, reportWords } from '../text/words.ts';
import { JournalTable } from './JournalTable.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { TotalsTable } from './TotalsTable.tsx';
import type { JournalView } from './use-journal.ts';

export interface JournalPanelProps {
  view: JournalView;
  pack: Pack;
  /** Actions on the journal, shown beside the totals. */
  children: ComponentChildren;
}

/** The journal: period, lines, totals and actions. */
export function JournalPanel({ view, pack, children }: JournalPanelProps) {
  const { shown } = view;
  return (
    <>
      <div class="panel-head">
        <h2>{i18n.t('admin.journal.title')}</h2>
        <p class="lead">{i18n.t('admin.journal.lead', pack.words[language()])}</p>
        <PeriodPicker period={view.period} days={view.days} choose={view.choose} />
      </div>
      <div class="columns">
        <section class="column-main" aria-label={i18n.t('admin.journal.lines')}>
          <p class="shown-days">{periodInWords(view.days)}</p>
          {shown === null && <p>{i18n.t('admin.loading')}</p>}
          {shown === 'failed' && (
            <div class="box" role="alert">
              <p>{i18n.t('admin.journal.failed')}</p>
              <ActionButton look="plain" press={view.reload}>
                {i18n.t('shared.again')}
              </ActionButton>
            </div>
          )}
          {shown && shown !== 'failed' && shown.rows.length === 0 && <EmptyJournal {...pack} />}
          {shown && shown !== 'failed' && shown.rows.length > 0 && (
            <>
              <JournalTable rows={shown.rows} words={reportWords(pack)} />
              <Pager page={view.page} more={shown.next !== null} newer={view.newer} older={view.older} />
            </>
          )}
        </section>
        <div class="column-side">
          <section class="box" aria-labelledby="totals-title">
            <h3 id="totals-title">{i18n.t('admin.totals.title')}</h3>
            <TotalsTable pack={pack} totals={view.totals ?? new Map()} />
          </section>
          {children}
        </div>
      </div>
    </>
  );
}

function EmptyJournal({ words }: Pick<Pack, 'words'>) {
  return (
    <div class="box empty">
      <p class="empty-title">{i18n.t('admin.journal.empty')}</p>
      <p class="hint">{i18n.t('admin.journal.emptyMore', words[language()])}</p>
    </div>
  );
}

function periodInWords({ from, to }: OpenDayRange): string {
  if (from && to) return daysInWords(from, to);
  if (from) return i18n.t('admin.period.since', { from: dayInWords(from, 'long') });
  if (to) return i18n.t('admin.period.until', { to: dayInWords(to, 'long') });
  return i18n.t('admin.period.whole');
}
