import { i18n } from '#i18n';
import { type KeptDays, overlaps } from '../../../core/journal/kept-days.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import { sentence } from '../text/sentence.ts';
import { dayInWords } from '../text/words.ts';
import type { ReportSpeech } from './report-words.ts';

interface KeptDaysNoteProps {
  kept: KeptDays;
  /** Days that the report counts and compares. */
  shown: DayRange;
  speech: ReportSpeech;
}

/** Says of which days of the report this PC keeps sums only, or nothing. */
export function KeptDaysNote({ kept: { from, entriesFrom, lost }, shown, speech }: KeptDaysNoteProps) {
  const gone = lost.filter((range) => overlaps(shown, [range]));
  const isBySums = from !== null && entriesFrom !== null && from < entriesFrom && shown.from < entriesFrom;
  return (
    <>
      {isBySums && shown.to >= from && (
        <p class="hint">{i18n.t('admin.reports.bySums', { first: dayInWords(entriesFrom, 'short') })}</p>
      )}
      {from !== null && shown.from < from && (
        <p class="hint">{i18n.t('admin.reports.keptFrom', { first: dayInWords(from, 'short') })}</p>
      )}
      {gone.length > 0 && (
        <p class="hint">{sentence(i18n.t('admin.reports.lostDays', { days: gone.map(speech.range).join(', ') }))}</p>
      )}
    </>
  );
}
