import { i18n } from '#i18n';
import type { JournalHealth } from '../../../core/journal/health.ts';
import { citedTitle } from '../../../core/regulation/approval.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import { comparedRange } from '../../../core/report/report-regulations.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { language } from '../../shared/language.ts';
import type { AdminPorts } from '../ports.ts';
import { sentence } from '../text/sentence.ts';
import { AudienceField } from './AudienceField.tsx';
import { CoverageNote, coverageWords } from './CoverageNote.tsx';
import { FilesBox } from './FilesBox.tsx';
import { Finding } from './Finding.tsx';
import type { OpenJournal } from './JournalLink.tsx';
import { KeptDaysNote } from './KeptDaysNote.tsx';
import { MonthExportBox } from './MonthExportBox.tsx';
import { PcList } from './PcList.tsx';
import { PaperArticle } from './papers/PaperArticle.tsx';
import { PapersBox } from './papers/PapersBox.tsx';
import { usePaper } from './papers/use-paper.ts';
import { CountingBar, RecountBox } from './RecountBox.tsx';
import { RegionBox } from './RegionBox.tsx';
import { ReportFigures } from './ReportFigures.tsx';
import { ReportPeriodPicker } from './ReportPeriodPicker.tsx';
import { ReportTables } from './ReportTables.tsx';
import { type Report, useReport } from './use-report.ts';

export interface ReportPanelProps {
  /** True if the panel is visible; otherwise the journal is not read. */
  open: boolean;
  pack: Pack;
  ports: AdminPorts;
  settings: Settings;
  health: JournalHealth | null;
  openJournal?: OpenJournal;
}

/** The report of a period: of this PC, or of all PCs whose files were imported. */
export function ReportPanel(props: ReportPanelProps) {
  const { open, pack, ports, settings, health } = props;
  const today = ports.today(settings.timetable.zone);
  const report = useReport(ports, open, pack, settings, today);
  const { view, speech, coverage } = report;
  const about = coverage
    ? coverageWords(coverage)
    : sentence(i18n.t('admin.reports.ofOne', { place: speech.place(settings.place) }));
  const paper = usePaper({ ports, pack, settings, health, open, report, about });
  return (
    <div class="panel">
      <div class="panel-head">
        <h2>{i18n.t('admin.reports.title')}</h2>
        {coverage ? <CoverageNote coverage={coverage} speech={speech} /> : <p class="lead">{about}</p>}
        {view && <p class="printed">{speech.range(view.range)}</p>}
        <p class="printed">{pack.school[language()]}</p>
        <p class="printed">{i18n.t('admin.documents.basis', { title: citedTitle(pack, language()) })}</p>
        <ReportPeriodPicker period={report.period} year={report.year} today={today} choose={report.setPeriod} />
        <PeriodNotes report={report} />
      </div>
      <LoadState report={report} />
      {paper.paper && <PaperArticle paper={paper.paper} />}
      <div class="columns">
        <MainColumn {...props} report={report} />
        <div class="column-side">
          <PapersBox
            paper={paper.kind}
            choose={paper.setKind}
            print={ports.print}
            {...{ saving: paper.saving, checking: paper.checking }}
          />
          <SideBoxes {...props} report={report} />
        </div>
      </div>
    </div>
  );
}

/** Result, figures, charts and tables, and the totals of the region. */
function MainColumn({ report, open, ports, openJournal }: ReportPanelProps & { report: Report }) {
  const { view, speech, many, audience, recordedUnder, roomWeek, free } = report;
  return (
    <div class="column-main report">
      {view && <Finding view={view} speech={speech} />}
      {view && <ReportFigures view={view} speech={speech} />}
      {many && audience.name === 'outside' && (
        <p class="hint">{i18n.t('admin.reports.hiddenOutside', { fewest: audience.fewest })}</p>
      )}
      {view && (
        <ReportTables
          {...{ view, speech, recordedUnder, roomWeek, free }}
          openJournal={many ? undefined : openJournal}
        />
      )}
      <RegionBox open={open} ports={ports} speech={speech} />
    </div>
  );
}

/** Files of other PCs and what belongs to them, the monthly export, the check of the sums. */
function SideBoxes({ report, ports, settings }: ReportPanelProps & { report: Report }) {
  const { files, many, own, coverage, audience, setAudience, scope, speech, expected } = report;
  return (
    <>
      <FilesBox files={files} />
      <MonthExportBox on={settings.monthlyExport} load={ports.loadMonthExport} />
      {!many && <RecountBox recount={ports.recountDailyAggregates} changed={own.reload} />}
      {coverage && <AudienceField audience={audience} change={setAudience} />}
      {coverage && <PcList joined={files.joined} range={scope.range} {...{ coverage, speech, expected }} />}
    </>
  );
}

function LoadState({ report: { view, many, own } }: { report: Report }) {
  return (
    <>
      {own.days === 'failed' && !many && <p role="alert">{i18n.t('admin.journal.failed')}</p>}
      {!view && own.days === null && <p>{i18n.t('admin.loading')}</p>}
      {!view && own.counting && <CountingBar counting={own.counting} />}
    </>
  );
}

/** What a period is compared with while it has not ended, and days of which this PC keeps less than entries. */
function PeriodNotes({ report: { scope, speech, many, own } }: { report: Report }) {
  const { range, before, today } = scope;
  const isUnfinished = range.from <= today && today < range.to;
  const kept = many || own.days === 'failed' ? null : own.days?.kept;
  return (
    <>
      {isUnfinished && (
        <p class="hint">{sentence(i18n.t('admin.reports.unfinished', { range: speech.range(before) }))}</p>
      )}
      {kept && <KeptDaysNote kept={kept} shown={comparedRange(scope)} speech={speech} />}
    </>
  );
}
