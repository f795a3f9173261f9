import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { viewOfJoined, viewOfSums } from '../../../core/report/report-view.ts';
import { fewestPcs } from '../../../core/report/suppression.ts';
import type { Pack } from '../../../core/rules/rule-schema.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { ReportPeriod } from '../../../core/time/calendar-period.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import type { AdminPorts, JournalHealth } from '../ports.ts';
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
import { reportSpeech } from './report-words.ts';
import { useSentFiles } from './use-imported-files.ts';
import { useOwnDays } from './use-own-days.ts';

export interface ReportPanelProps {
  /** Whether it is to be seen: the journal is not read for nothing. */
  open: boolean;
  pack: Pack;
  ports: AdminPorts;
  settings: Settings;
  health: JournalHealth | null;
}

/** The report of a period: of this PC, or of all whose files were brought. */
export function ReportPanel({ open, pack, ports, settings, health }: ReportPanelProps) {
  const today = ports.today(settings.timetable.zone);
  const [period, setPeriod] = useState<ReportPeriod>({ name: 'month', day: today });
  const [fewest, setFewest] = useState(fewestPcs);
  const [paper, setPaper] = useState<DocumentKind | null>(null);
  const files = useSentFiles(ports.isSigned);
  const { days, counting, reload } = useOwnDays(ports, open);
  const selfCheck = useLastSelfCheck(ports, open);
  const many = files.joined.pcs.length > 0;
  const speech = reportSpeech(pack, fewest);
  const systems = pack.systems.map(({ id }) => id);
  const own = days !== null && days !== 'failed' ? viewOfSums(days.sums, period, systems, days.watched) : null;
  const view = many ? viewOfJoined(files.joined, period, systems, fewest) : own;
  const about = many
    ? i18n.t('admin.reports.ofMany', { pcs: files.joined.pcs.length })
    : i18n.t('admin.reports.ofOne', { place: speech.place(settings.place) });
  return (
    <div class="panel">
      <div class="panel-head">
        <h2>{i18n.t('admin.reports.title')}</h2>
        <p class="lead">{about}</p>
        {view && <p class="printed">{speech.range(view.range)}</p>}
        <ReportPeriodPicker period={period} today={today} choose={setPeriod} />
      </div>
      {days === 'failed' && !many && <p role="alert">{i18n.t('admin.journal.failed')}</p>}
      {!view && days === null && <p>{i18n.t('admin.loading')}</p>}
      {!view && counting && <CountingBar counting={counting} />}
      {view && paper && (
        <ReportDocument
          kind={paper}
          view={view}
          speech={speech}
          pack={pack}
          about={about}
          health={many ? null : health}
          selfCheck={selfCheck}
        />
      )}
      <div class="columns">
        <div class="column-main report">
          {view && <ReportFigures view={view} speech={speech} />}
          {view && view.range.to >= today && <p class="hint">{i18n.t('admin.reports.unfinished')}</p>}
          {view && <ReportTables view={view} speech={speech} />}
          <RegionBox open={open} ports={ports} speech={speech} />
        </div>
        <div class="column-side">
          <DocumentsBox paper={paper} choose={setPaper} print={ports.print} />
          <FilesBox files={files} />
          <MonthExportBox on={settings.monthlyExport} load={ports.loadMonthExport} />
          {!many && <RecountBox recount={ports.recountDaySums} changed={reload} />}
          {many && <FewestField fewest={fewest} change={setFewest} />}
          {many && view && <PcList joined={files.joined} range={view.range} speech={speech} ports={ports} />}
        </div>
      </div>
    </div>
  );
}

interface DocumentsBoxProps {
  paper: DocumentKind | null;
  choose(kind: DocumentKind | null): void;
  print(): void;
}

/** Chooses what is printed: a document, or the page as it is. */
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
