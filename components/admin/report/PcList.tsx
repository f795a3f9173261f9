import { i18n } from '#i18n';
import { aggregateRange } from '../../../core/journal/daily-aggregates.ts';
import type { Coverage } from '../../../core/report/coverage.ts';
import type { MergedExports, PcRecord } from '../../../core/report/merge.ts';
import { daysOfExports } from '../../../core/report/merged-view.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import { counted } from '../../shared/counted.ts';
import { labelWarning } from '../text/label-words.ts';
import { sentence } from '../text/sentence.ts';
import type { ReportSpeech } from './report-words.ts';
import type { ExpectedPlaces } from './use-expected-places.ts';

export interface PcListProps {
  joined: MergedExports;
  range: DayRange;
  coverage: Coverage;
  speech: ReportSpeech;
  expected: ExpectedPlaces;
}

/** The PCs in the report, their days without data, and the rooms that are expected to send a file. */
export function PcList({ joined, range, coverage, speech, expected }: PcListProps) {
  const warning = labelWarning(expected.text.split('\n'), 'list');
  return (
    <section class="box" aria-labelledby="pcs-title">
      <h3 id="pcs-title">{i18n.t('admin.files.pcs')}</h3>
      <label class="field">
        <span>{i18n.t('admin.files.expected')}</span>
        <textarea
          rows={4}
          aria-describedby={warning ? 'expected-warning' : undefined}
          value={expected.text}
          onInput={({ currentTarget }) => expected.type(currentTarget.value)}
          onChange={({ currentTarget }) => void expected.save(currentTarget.value)}
        />
      </label>
      {warning && (
        <p id="expected-warning" class="caution">
          {warning}
        </p>
      )}
      <ul class="pcs">
        {joined.pcs.map((pc) => (
          <li key={pc.pc}>
            {speech.place(pc.place)}
            <span class="cell-more">{stateOf(pc, range, coverage, speech)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf(pc: PcRecord, range: DayRange, coverage: Coverage, speech: ReportSpeech): string {
  const holes = coverage.missing.find((one) => one.pc === pc.pc)?.days ?? [];
  const { missing, unwatched, absentDays } = aggregateRange(daysOfExports({ pcs: [pc] }), range);
  const parts = [
    holes.length > 0 ? i18n.t('admin.files.holes', { days: holes.map(speech.range).join(', ') }) : '',
    missing > 0 ? counted('admin.files.missing', { count: missing }) : '',
    unwatched > 0 ? counted('admin.files.unwatched', { count: unwatched }) : '',
    absentDays > 0 ? counted('admin.files.absentDays', { count: absentDays }) : '',
  ].filter(Boolean);
  return parts.map(sentence).join(' ') || i18n.t('admin.files.whole');
}
