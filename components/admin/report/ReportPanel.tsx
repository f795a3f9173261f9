import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { JournalHealth } from '../../../core/journal/health.ts';
import { citedTitle } from '../../../core/regulation/approval.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import { isPcCountLowerBound, type MergedExports } from '../../../core/report/merge.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { language } from '../../shared/language.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import type { AdminPorts } from '../ports.ts';
import { useLastSelfCheck } from '../self-check/use-last-self-check.ts';
import { FewestField } from './FewestField.tsx';
import { FilesBox } from './FilesBox.tsx';
import { MonthExportBox } from './MonthExportBox.tsx';
import { PcList } from './PcList.tsx';
import { CountingBar, RecountBox } from './RecountBox.tsx';
import { RegionBox } from './RegionBox.tsx';
import { type DocumentKind, documentKinds, ReportDocument } from './ReportDocument.tsx';
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
}

/** The report of a period: of this PC, or of all PCs whose files were imported. */
export function ReportPanel({ open, pack, ports, settings, health }: ReportPanelProps) {
  const today = ports.today(settings.timetable.zone);
  const [paper, setPaper] = useState<DocumentKind | null>(null);
  const selfCheck = useLastSelfCheck(ports, open);
  const report = useReport(ports, open, pack, today);
  const { period, setPeriod, view, speech, recordedUnder, files, many, own, fewest, setFewest } = report;
  const about = many ? aboutMany(files.joined) : i18n.t('admin.reports.ofOne', { place: speech.place(settings.place) });
  const known = { pack, about, recordedUnder, health: many ? null : health, selfCheck };
  return (
    <div class="panel">
      <div class="panel-head">
        <h2>{i18n.t('admin.reports.title')}</h2>
        <p class="lead">{about}</p>
        {view && <p class="printed">{speech.range(view.range)}</p>}
        <p class="printed">{pack.school[language()]}</p>
        <p class="printed">{i18n.t('admin.documents.basis', { title: citedTitle(pack, language()) })}</p>
        <ReportPeriodPicker period={period} today={today} choose={setPeriod} />
      </div>
      <LoadState report={report} />
      {view && paper && <ReportDocument kind={paper} view={view} speech={speech} {...known} />}
      <div class="columns">
        <div class="column-main report">
          {view && <ReportFigures view={view} speech={speech} />}
          {view && view.range.to >= today && <p class="hint">{i18n.t('admin.reports.unfinished')}</p>}
          {view && <ReportTables view={view} speech={speech} recordedUnder={recordedUnder} />}
          <RegionBox open={open} ports={ports} speech={speech} />
        </div>
        <div class="column-side">
          <DocumentsBox paper={paper} choose={setPaper} print={ports.print} />
          <FilesBox files={files} />
          <MonthExportBox on={settings.monthlyExport} load={ports.loadMonthExport} />
          {!many && <RecountBox recount={ports.recountDailyAggregates} changed={own.reload} />}
          {many && <FewestField fewest={fewest} change={setFewest} />}
          {many && view && <PcList joined={files.joined} range={view.range} speech={speech} ports={ports} />}
        </div>
      </div>
    </div>
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

interface DocumentsBoxProps {
  paper: DocumentKind | null;
  choose(kind: DocumentKind | null): void;
  print(): void;
}

/** Selects what to print: a document, or the page. */
function DocumentsBox({ paper, choose, print }: DocumentsBoxProps) {
  return (
    <section class="box" aria-labelledby="documents-title">
      <h3 id="documents-title">{i18n.t('admin.documents.choose')}</h3>
      <div class="choices">
        {[null, ...documentKinds].map((kind) => (
          <label key={kind ?? 'page'} class="check">
            <input type="radio" name="document" checked={paper === kind} onChange={() => choose(kind)} />
            <span>{i18n.t(`admin.documents.${kind ?? 'page'}`)}</span>
          </label>
        ))}
      </div>
      <p class="hint">{i18n.t('admin.documents.hint')}</p>
      <div class="actions">
        <ActionButton look="primary" press={print}>
          {i18n.t('admin.documents.print')}
        </ActionButton>
      </div>
    </section>
  );
}

/** Return the first line of a report on many PCs. */
function aboutMany(merged: MergedExports): string {
  const key = isPcCountLowerBound(merged) ? 'admin.reports.ofManyAtLeast' : 'admin.reports.ofMany';
  return i18n.t(key, { pcs: merged.pcs.length });
}
