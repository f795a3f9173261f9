import { i18n } from '#i18n';
import type { ReportView } from '../../../core/report/report-view.ts';
import { TableHead } from '../controls/TableHead.tsx';
import { type ReportSpeech, shortWeekdays } from './report-words.ts';

export interface WeekMapTableProps {
  week: ReportView['week'];
  speech: ReportSpeech;
}

const SHADE_LEVELS = 5;

/** A heat map of lessons by weekday. Every cell has its number, so the shade is optional. */
export function WeekMapTable({ week, speech }: WeekMapTableProps) {
  const most = Math.max(1, ...week.flatMap(({ counts }) => counts.map((count) => count ?? 0)));
  if (week.length === 0) return <p class="hint">{i18n.t('admin.reports.noWeek')}</p>;
  return (
    <table class="report-table week-map">
      <caption>{i18n.t('admin.reports.week')}</caption>
      <TableHead columns={[i18n.t('report.column.time'), ...shortWeekdays()]} />
      <tbody>
        {week.map(({ time, counts }) => (
          <tr key={time}>
            <th scope="row">{speech.time(time)}</th>
            {shortWeekdays().map((day, i) => {
              const count = counts[i] ?? null;
              const level = Math.ceil(((count ?? 0) / most) * SHADE_LEVELS);
              return (
                <td key={day} class={`number heat-${level}`}>
                  {count === 0 ? <span class="nothing">0</span> : speech.count(count)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
