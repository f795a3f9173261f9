import { i18n } from '#i18n';
import type { ComparedCount, ReportView } from '../../../core/report/report-view.ts';
import { TableHead } from '../controls/TableHead.tsx';
import type { ReportSpeech } from './report-words.ts';

export interface DocumentTableProps {
  view: ReportView;
  speech: ReportSpeech;
  /** Show every system of the list and all outcomes; otherwise only systems with incidents. */
  whole: boolean;
}

/** The numbers of a document, each beside that of the previous period. */
export function DocumentTable({ view, speech, whole }: DocumentTableProps) {
  const isOpened = ({ now, before }: ComparedCount): boolean => now !== 0 || before !== 0;
  const systems = whole ? view.systems : view.systems.filter(isOpened);
  return (
    <>
      <table class="paper-table">
        <caption>{speech.bySystem}</caption>
        <TableHead
          columns={[
            ...speech.itemColumns,
            i18n.t('report.column.system'),
            speech.range(view.range),
            speech.range(view.before),
            i18n.t('admin.documents.change'),
          ]}
        />
        <tbody>
          {systems.map(({ key, now, before }) => (
            <tr key={key}>
              <ItemCells items={speech.items(key)} />
              <th scope="row">{speech.system(key)}</th>
              <td class="number">{speech.count(now)}</td>
              <td class="number">{speech.count(before)}</td>
              <td class="number">{speech.change(now, before)}</td>
            </tr>
          ))}
          <tr class="paper-sum">
            <ItemCells items={speech.itemColumns.map(() => '')} />
            <th scope="row">{i18n.t('admin.reports.sum')}</th>
            <td class="number">{speech.count(view.incidents.now)}</td>
            <td class="number">{speech.count(view.incidents.before)}</td>
            <td class="number">{speech.change(view.incidents.now, view.incidents.before)}</td>
          </tr>
        </tbody>
      </table>
      {whole && <OutcomeTable view={view} speech={speech} />}
    </>
  );
}

/** The item of a system in each regulation of the report. */
function ItemCells({ items }: { items: readonly string[] }) {
  return items.map((item, at) => (
    <td key={at} class="number">
      {item}
    </td>
  ));
}

function OutcomeTable({ view, speech }: Pick<DocumentTableProps, 'view' | 'speech'>) {
  return (
    <table class="paper-table">
      <caption>{i18n.t('admin.reports.outcomes')}</caption>
      <TableHead
        columns={[
          i18n.t('report.column.outcome'),
          speech.range(view.range),
          speech.range(view.before),
          i18n.t('admin.documents.change'),
        ]}
      />
      <tbody>
        {speech.outcomes(view.outcomes).map(({ key, now, before }) => (
          <tr key={key}>
            <th scope="row">{speech.outcome(key)}</th>
            <td class="number">{speech.count(now)}</td>
            <td class="number">{speech.count(before)}</td>
            <td class="number">{speech.change(now, before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
