import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { aggregateByDay, aggregateRange } from '../../../core/journal/daily-aggregates.ts';
import { type MergedExports, type PcRecord, placesWithoutExport, unreportedDays } from '../../../core/report/merge.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import { counted } from '../../shared/counted.ts';
import type { AdminPorts } from '../ports.ts';
import { labelWarning } from '../text/label-words.ts';
import type { ReportSpeech } from './report-words.ts';

export interface PcListProps {
  joined: MergedExports;
  range: DayRange;
  speech: ReportSpeech;
  ports: Pick<AdminPorts, 'loadExpectedPlaces' | 'saveExpectedPlaces'>;
}

/** The PCs in the report, their days without data, and the rooms that sent no file. */
export function PcList({ joined, range, speech, ports }: PcListProps) {
  const [expected, setExpected] = useState('');
  useEffect(() => {
    ports.loadExpectedPlaces().then(setExpected, () => setExpected(''));
  }, [ports]);
  const warning = labelWarning(expected.split('\n'), 'list');
  const silent = placesWithoutExport(expected.split('\n'), joined);
  return (
    <section class="box" aria-labelledby="pcs-title">
      <h3 id="pcs-title">{i18n.t('admin.files.pcs')}</h3>
      <label class="field">
        <span>{i18n.t('admin.files.expected')}</span>
        <textarea
          rows={4}
          aria-describedby={warning ? 'expected-warning' : undefined}
          value={expected}
          onInput={({ currentTarget }) => setExpected(currentTarget.value)}
          onChange={({ currentTarget }) => void ports.saveExpectedPlaces(currentTarget.value)}
        />
      </label>
      {warning && (
        <p id="expected-warning" class="caution">
          {warning}
        </p>
      )}
      {silent.length > 0 && <p class="error">{i18n.t('admin.files.silent', { places: silent.join(', ') })}</p>}
      <ul class="pcs">
        {joined.pcs.map((pc) => (
          <li key={pc.pc}>
            {speech.place(pc.place)}: {stateOf(pc, range, speech)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf(pc: PcRecord, range: DayRange, speech: ReportSpeech): string {
  const holes = unreportedDays(pc, range);
  const { missing, unwatched, absentDays } = aggregateRange(aggregateByDay(pc.lines), range);
  const parts = [
    holes.length > 0 ? i18n.t('admin.files.holes', { days: holes.map(speech.range).join(', ') }) : '',
    missing > 0 ? counted('admin.files.missing', { count: missing }) : '',
    unwatched > 0 ? counted('admin.files.unwatched', { count: unwatched }) : '',
    absentDays > 0 ? counted('admin.files.absentDays', { count: absentDays }) : '',
  ].filter(Boolean);
  return parts.join(' ') || i18n.t('admin.files.whole');
}
