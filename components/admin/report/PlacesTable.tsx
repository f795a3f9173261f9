import { i18n } from '#i18n';
import type { Crosstab } from '../../../core/report/crosstab.ts';
import { TableHead } from '../controls/TableHead.tsx';
import type { ReportSpeech } from './report-words.ts';

/** Incidents by room and system of several PCs. Systems without incidents are left out, so that the table fits on paper. */
export function PlacesTable({ table, speech }: { table: Crosstab; speech: ReportSpeech }) {
  const columns = table.columnKeys.map((system, at) => ({ system, at })).filter(({ at }) => table.columns[at] !== 0);
  return (
    <div class="table-wide">
      <table class="report-table places-table">
        <caption>{i18n.t('admin.reports.places')}</caption>
        <TableHead
          columns={[
            i18n.t('report.column.place'),
            ...columns.map(({ system }) => speech.system(system)),
            i18n.t('admin.reports.sum'),
          ]}
        />
        <tbody>
          {table.rowKeys.map((place, r) => (
            <tr key={place}>
              <th scope="row">{speech.place(place)}</th>
              {columns.map(({ system, at }) => (
                <td key={system} class="number">
                  {speech.count(table.cells[r]?.[at] ?? null)}
                </td>
              ))}
              <td class="number">{speech.count(table.rows[r] ?? null)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{i18n.t('admin.reports.sum')}</th>
            {columns.map(({ system, at }) => (
              <td key={system} class="number">
                {speech.count(table.columns[at] ?? null)}
              </td>
            ))}
            <td class="number">{speech.count(table.total)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
