import { i18n } from '#i18n';
import type { Crosstab } from '../../../core/report/crosstab.ts';
import { TableHead } from '../controls/TableHead.tsx';
import type { ReportSpeech } from './report-words.ts';

/** Incidents by room and system of several PCs. */
export function PlacesTable({ table, speech }: { table: Crosstab; speech: ReportSpeech }) {
  return (
    <div class="table-wide">
      <table class="report-table">
        <caption>{i18n.t('admin.reports.places')}</caption>
        <TableHead
          columns={[
            i18n.t('report.column.place'),
            ...table.columnKeys.map((system) => speech.system(system)),
            i18n.t('admin.reports.sum'),
          ]}
        />
        <tbody>
          {table.rowKeys.map((place, r) => (
            <tr key={place}>
              <th scope="row">{speech.place(place)}</th>
              {table.columnKeys.map((system, c) => (
                <td key={system} class="number">
                  {speech.count(table.cells[r]?.[c] ?? null)}
                </td>
              ))}
              <td class="number">{speech.count(table.rows[r] ?? null)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{i18n.t('admin.reports.sum')}</th>
            {table.columnKeys.map((system, c) => (
              <td key={system} class="number">
                {speech.count(table.columns[c] ?? null)}
              </td>
            ))}
            <td class="number">{speech.count(table.total)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
