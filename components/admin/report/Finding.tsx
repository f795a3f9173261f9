import { i18n } from '#i18n';
import { findingOf } from '../../../core/report/finding.ts';
import type { ReportView } from '../../../core/report/report-view.ts';
import { unevenWords } from './comparison-words.ts';
import { findingSentences } from './finding-sentences.ts';
import type { ReportSpeech } from './report-words.ts';

/** The main result of the report in words, above all numbers. */
export function Finding({ view, speech }: { view: ReportView; speech: ReportSpeech }) {
  const uneven = unevenWords(view);
  return (
    <section class="finding" aria-label={i18n.t('admin.reports.finding.title')}>
      <p>{findingSentences(findingOf(view), view, speech).join(' ')}</p>
      {uneven && <p class="finding-note">{uneven}</p>}
    </section>
  );
}
