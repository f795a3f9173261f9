import { i18n } from '#i18n';
import type { TableLabels } from '../../../core/export/table.ts';
import { isFiltering, noFilter } from '../../../core/journal/journal-filter.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import { counted } from '../../shared/counted.ts';
import { language } from '../../shared/language.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { Pager } from '../controls/Pager.tsx';
import { dayInWords } from '../text/words.ts';
import { JournalTable } from './JournalTable.tsx';
import { type JournalShown, type JournalView, ROWS_PER_PAGE } from './use-journal.ts';

export interface JournalLinesProps {
  view: JournalView;
  pack: Pack;
  words: TableLabels;
}

/** The lines of a page between two pagers, or why there are none. */
export function JournalLines({ view, pack, words }: JournalLinesProps) {
  const { shown } = view;
  if (shown === null) return <p>{i18n.t('admin.loading')}</p>;
  if (shown === 'failed') {
    return (
      <div class="box" role="alert">
        <p>{i18n.t('admin.journal.failed')}</p>
        <ActionButton look="plain" press={view.reload}>
          {i18n.t('shared.again')}
        </ActionButton>
      </div>
    );
  }
  if (shown.rows.length === 0) return <EmptyJournal view={view} pack={pack} />;
  return (
    <>
      <LinesPager view={view} shown={shown} label={i18n.t('admin.journal.pages')} live />
      <JournalTable rows={shown.rows} words={words} today={view.today} />
      <LinesPager view={view} shown={shown} label={i18n.t('admin.journal.pagesBelow')} />
    </>
  );
}

interface LinesPagerProps {
  view: JournalView;
  shown: JournalShown;
  label: string;
  live?: boolean;
}

function LinesPager({ view, shown, label, live = false }: LinesPagerProps) {
  const pages = view.count && Math.max(view.page, Math.ceil(view.count.rows / ROWS_PER_PAGE));
  return (
    <Pager
      {...{ label, live, pages }}
      page={view.page}
      more={shown.next !== null}
      newer={view.newer}
      older={view.older}
    />
  );
}

/** Explains an empty journal: by the conditions, by the period, or because nothing has happened. */
function EmptyJournal({ view, pack }: Pick<JournalLinesProps, 'view' | 'pack'>) {
  const { totals, filter, setFilter, choose } = view;
  if (isFiltering(filter)) {
    return (
      <div class="box empty">
        <p class="empty-title">{i18n.t('admin.journal.filter.nothing')}</p>
        <ActionButton look="plain" press={() => setFilter(noFilter)}>
          {i18n.t('admin.journal.filter.reset')}
        </ActionButton>
      </div>
    );
  }
  return (
    <div class="box empty">
      <p class="empty-title">{i18n.t('admin.journal.empty')}</p>
      {totals?.lastDay ? (
        <>
          <p class="hint">
            {counted('admin.journal.emptyPeriod', {
              ...{ count: totals.incidentsEver, day: dayInWords(totals.lastDay, 'short') },
            })}
          </p>
          <ActionButton look="plain" press={() => choose('all')}>
            {i18n.t('admin.journal.showAll')}
          </ActionButton>
        </>
      ) : (
        <p class="hint">{i18n.t('admin.journal.emptyMore', pack.words[language()])}</p>
      )}
    </div>
  );
}
