import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import { counted } from '../../shared/counted.ts';
import { language, systemName } from '../../shared/language.ts';
import { TableHead } from '../controls/TableHead.tsx';

export interface TotalsTableProps {
  pack: Pack;
  /** System id → incidents. */
  totals: ReadonlyMap<string, number>;
}

const MAX_TOTAL_BAR_PX = 100;

/** Incidents of a period by system, in the order of the list; systems of earlier regulations come last. */
export function TotalsTable({ pack, totals }: TotalsTableProps) {
  const listed = pack.systems.map(({ id, item }) => ({ id, item: item as string | null }));
  const former = [...totals.keys()].filter((id) => !listed.some((system) => system.id === id));
  const systems = [...listed, ...former.map((id) => ({ id, item: null }))];
  const number = new Intl.NumberFormat(language());
  const most = Math.max(1, ...totals.values());
  const sum = [...totals.values()].reduce((all, count) => all + count, 0);
  return (
    <table class="totals-table">
      <caption>{counted('admin.totals.sum', { count: sum })}</caption>
      <TableHead unseen columns={[i18n.t('report.column.system'), i18n.t('admin.totals.incidents')]} />
      <tbody>
        {systems.map(({ id, item }) => {
          const count = totals.get(id) ?? 0;
          return (
            <tr key={id} class={count === 0 ? 'none' : undefined}>
              <th scope="row">
                {systemName(pack.systems, id)}
                {item !== null && <span class="cell-more">{i18n.t('admin.journal.item', { item })}</span>}
              </th>
              <td>
                <span class="bar-line">
                  <Bar length={(count / most) * MAX_TOTAL_BAR_PX} />
                  <span class="count">{number.format(count)}</span>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A bar in SVG attributes, because the page's CSP forbids inline styles. Screen readers read the number beside it. */
function Bar({ length }: { length: number }) {
  return (
    <svg
      class="bar"
      viewBox={`0 0 ${MAX_TOTAL_BAR_PX} 8`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="bar-ground" width={MAX_TOTAL_BAR_PX} height="8" />
      <rect class="bar-value" width={Math.round(length * 10) / 10} height="8" />
    </svg>
  );
}
