import { i18n } from '#i18n';
import { unitOfTimes } from '../../../core/journal/time-key.ts';
import type { ReportView } from '../../../core/report/report-view.ts';
import { TableHead } from '../controls/TableHead.tsx';
import { JournalLink } from './JournalLink.tsx';
import { type ReportSpeech, shortWeekdays } from './report-words.ts';

export interface WeekMapTableProps extends Pick<ReportView, 'week' | 'weekdays'> {
  speech: ReportSpeech;
  /** Opens the journal with the incidents of a lesson or hour. */
  open?: ((time: string) => void) | undefined;
}

const SHADE_LEVELS = 5;

/** A heat map of lessons or hours by weekday. Every cell has its number, so the shade is optional. */
export function WeekMapTable({ week, weekdays, speech, open }: WeekMapTableProps) {
  const most = Math.max(1, ...week.flatMap(({ counts }) => counts.map((count) => count ?? 0)));
  if (week.length === 0) return <p class="hint">{i18n.t('admin.reports.noWeek')}</p>;
  const names = shortWeekdays();
  return (
    <table class="report-table week-map">
      <caption>{i18n.t(`admin.reports.week.${unitOfTimes(week.map(({ time }) => time))}`)}</caption>
      <TableHead columns={[i18n.t('report.column.time'), ...weekdays.map((at) => names[at] ?? '')]} />
      <tbody>
        {week.map(({ time, counts }) => (
          <tr key={time}>
            <th scope="row">
              <JournalLink open={open && (() => open(time))}>{speech.time(time)}</JournalLink>
            </th>
            {weekdays.map((at) => {
              const count = counts[at] ?? null;
              const level = Math.ceil(((count ?? 0) / most) * SHADE_LEVELS);
              return (
                <td key={at} class={`number heat-${level}`}>
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
