import { i18n } from '#i18n';
import type { Coverage } from '../../../core/report/coverage.ts';
import { counted } from '../../shared/counted.ts';
import { sentence } from '../text/sentence.ts';
import type { ReportSpeech } from './report-words.ts';

/** From how many PCs, rooms and days a report comes, and which are missing. */
export function CoverageNote({ coverage, speech }: { coverage: Coverage; speech: ReportSpeech }) {
  return (
    <div class="lead">
      <p>{coverageWords(coverage)}</p>
      {coverage.missing.length > 0 && <p>{missingWords(coverage, speech)}</p>}
      {coverage.silent.length > 0 && <p class="error">{silentWords(coverage)}</p>}
    </div>
  );
}

/** «По файлам: 7 компьютеров, 3 кабинета, 20 учебных дней с данными.» */
export function coverageWords({ pcs, rooms, schoolDays, isLowerBound }: Coverage): string {
  return counted(isLowerBound ? 'admin.reports.ofManyAtLeast' : 'admin.reports.ofMany', {
    ...{ pcs, rooms, days: schoolDays },
  });
}

function missingWords({ missing }: Coverage, speech: ReportSpeech): string {
  const parts = missing.map(({ place, days }) =>
    i18n.t('admin.files.missingDays', { place: speech.place(place), days: days.map(speech.range).join(', ') }),
  );
  return sentence(i18n.t('admin.files.holes', { days: parts.join('; ') }));
}

function silentWords({ silent }: Coverage): string {
  return sentence(i18n.t('admin.files.silent', { places: silent.join(', ') }));
}
