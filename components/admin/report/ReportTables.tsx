import { i18n } from '#i18n';
import type { FreeDays } from '../../../core/report/chart-marks.ts';
import { bySize, type ComparedCount, type ReportView, type WeekRow } from '../../../core/report/report-view.ts';
import { ComparedTable, type ComparedTableProps } from './ComparedTable.tsx';
import { periodHeads } from './comparison-words.ts';
import type { OpenJournal } from './JournalLink.tsx';
import { PlacesTable } from './PlacesTable.tsx';
import { RoomWeek } from './RoomWeek.tsx';
import type { ReportSpeech } from './report-words.ts';
import { StepChart } from './StepChart.tsx';

interface ReportTablesProps {
  view: ReportView;
  speech: ReportSpeech;
  /** Vacations and holidays of the period. */
  free: readonly FreeDays[];
  /** Which regulations the incidents count under, if not that in force alone. */
  recordedUnder: string | null;
  /** Returns the week map of a room; `null` where a report has no rooms. */
  roomWeek: ((place: string) => WeekRow[]) | null;
  /** Opens the journal of this PC; a report of many PCs has none. */
  openJournal?: OpenJournal | undefined;
}

/** All charts and tables below the key figures, or what will be there. */
export function ReportTables(props: ReportTablesProps) {
  return isEmptyReport(props.view) ? <EmptyReport /> : <FullReport {...props} />;
}

/** Return true if there is nothing to draw: no incidents in either period, and no exemptions. */
function isEmptyReport({ incidents, isBeforeKnown, reasons }: ReportView): boolean {
  return incidents.now === 0 && (incidents.before === 0 || !isBeforeKnown) && !reasons.some(isCounted);
}

function EmptyReport() {
  return (
    <section class="box empty">
      <p class="hint">{i18n.t('admin.reports.nothing')}</p>
    </section>
  );
}

/** The picture over time first, then the tables. */
function FullReport({ view, speech, free, recordedUnder, roomWeek, openJournal }: ReportTablesProps) {
  const open = opener(view, openJournal);
  const told = toldOf(view, speech);
  return (
    <>
      <section class="box">
        <StepChart
          steps={view.steps}
          heads={periodHeads(view, { now: i18n.t('admin.reports.now'), before: i18n.t('admin.reports.beforeKey') })}
          speech={speech}
          marks={{ free, changes: view.changes }}
          openJournal={openJournal}
        />
      </section>
      <ComparedBox
        caption={i18n.t('admin.totals.title')}
        heading={i18n.t('report.column.system')}
        rows={bySize(view.systems)}
        name={speech.system}
        more={speech.item}
        {...told}
        open={open('system')}
      />
      <RoomWeek view={view} speech={speech} roomWeek={roomWeek} openJournal={openJournal} />
      <ValueTables view={view} speech={speech} open={open} />
      {view.mistakes.length > 0 && <MistakeTable view={view} speech={speech} />}
      {view.places && (
        <section class="box">
          <PlacesTable table={view.places} speech={speech} />
        </section>
      )}
      <RecordedUnder packs={view.packs} recordedUnder={recordedUnder} />
    </>
  );
}

/** Names the regulations of the incidents, where there are any. */
function RecordedUnder({ packs, recordedUnder }: Pick<ReportTablesProps, 'recordedUnder'> & Pick<ReportView, 'packs'>) {
  const named = packs.length > 0 ? i18n.t('admin.reports.packs', { packs: packs.join(', ') }) : null;
  const words = recordedUnder ?? named;
  return words && <p class="hint">{words}</p>;
}

/** What every table of two periods tells in the same way. */
const toldOf = (
  view: ReportView,
  { count }: ReportSpeech,
): Pick<ComparedTableProps, 'count' | 'isBeforeKnown' | 'heads'> => ({
  ...{ count, isBeforeKnown: view.isBeforeKnown, heads: periodHeads(view) },
});

type Opener = (field: 'system' | 'outcome' | 'surface') => ((key: string) => void) | undefined;

/** Return what a press on the name of a value does. */
function opener({ range }: ReportView, openJournal: OpenJournal | undefined): Opener {
  return (field) => openJournal && ((key) => openJournal({ [field]: key }, range));
}

type ValueTablesProps = Pick<ReportTablesProps, 'view' | 'speech'> & { open: Opener };

/** Outcomes, surfaces, reasons of exemptions, and how incidents were noticed. */
function ValueTables({ view, speech, open }: ValueTablesProps) {
  const told = toldOf(view, speech);
  return (
    <>
      <ComparedBox
        caption={i18n.t('admin.reports.outcomes')}
        heading={i18n.t('report.column.outcome')}
        rows={speech.outcomes(view.outcomes)}
        name={speech.outcome}
        {...told}
        open={open('outcome')}
      />
      <ComparedBox
        caption={i18n.t('report.column.surface')}
        heading={i18n.t('report.column.surface')}
        rows={bySize(view.surfaces)}
        name={speech.surface}
        {...told}
        open={open('surface')}
      />
      {view.reasons.some(isCounted) && (
        <ComparedBox
          caption={i18n.t('admin.reports.reasons')}
          heading={i18n.t('admin.reports.reason')}
          rows={bySize(view.reasons.filter(isCounted))}
          name={speech.exemptionReason}
          {...told}
        />
      )}
      <ComparedBox
        caption={i18n.t('admin.reports.noticed')}
        heading={i18n.t('report.column.noticed')}
        rows={view.noticed}
        name={speech.noticed}
        {...told}
      />
    </>
  );
}

/** Warnings marked as mistaken: what each was about, and why. */
function MistakeTable({ view, speech }: Pick<ReportTablesProps, 'view' | 'speech'>) {
  const told = toldOf(view, speech);
  return (
    <ComparedBox
      caption={i18n.t('admin.reports.mistakes')}
      heading={i18n.t('report.column.system')}
      rows={bySize(view.mistakes)}
      name={(key) => speech.mistake(key).about}
      more={(key) => speech.mistake(key).reason}
      {...told}
    />
  );
}

const isCounted = ({ now, before }: ComparedCount): boolean => now !== 0 || before !== 0;

function ComparedBox(props: ComparedTableProps) {
  return (
    <section class="box">
      <ComparedTable {...props} />
    </section>
  );
}
