import { i18n } from '#i18n';
import type { ReportView } from '../../../core/report/report-view.ts';
import { ComparedTable } from './ComparedTable.tsx';
import { PlacesTable } from './PlacesTable.tsx';
import type { ReportSpeech } from './report-words.ts';
import { StepChart } from './StepChart.tsx';
import { WeekMapTable } from './WeekMapTable.tsx';

interface ReportTablesProps {
  view: ReportView;
  speech: ReportSpeech;
  /** Which regulations the incidents count under, if not that in force alone. */
  recordedUnder: string | null;
}

/** All tables and charts below the key figures. */
export function ReportTables({ view, speech, recordedUnder }: ReportTablesProps) {
  return (
    <>
      <section class="box">
        <ComparedTable
          caption={i18n.t('admin.totals.title')}
          heading={i18n.t('report.column.system')}
          rows={view.systems}
          name={speech.system}
          more={speech.item}
          count={speech.count}
        />
      </section>
      <section class="box">
        <StepChart steps={view.steps} speech={speech} />
      </section>
      <section class="box">
        <WeekMapTable week={view.week} speech={speech} />
      </section>
      <OutcomeTables view={view} speech={speech} />
      {view.places && (
        <section class="box">
          <PlacesTable table={view.places} speech={speech} />
        </section>
      )}
      <p class="hint">{recordedUnder ?? i18n.t('admin.reports.packs', { packs: view.packs.join(', ') || '–' })}</p>
    </>
  );
}

function OutcomeTables({ view, speech }: Pick<ReportTablesProps, 'view' | 'speech'>) {
  return (
    <>
      <section class="box">
        <ComparedTable
          caption={i18n.t('admin.reports.outcomes')}
          heading={i18n.t('report.column.outcome')}
          rows={view.outcomes}
          name={speech.outcome}
          count={speech.count}
        />
      </section>
      <section class="box">
        <ComparedTable
          caption={i18n.t('admin.reports.noticed')}
          heading={i18n.t('report.column.noticed')}
          rows={view.noticed}
          name={speech.noticed}
          count={speech.count}
        />
      </section>
    </>
  );
}
