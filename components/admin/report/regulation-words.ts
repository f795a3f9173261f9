import { i18n } from '#i18n';
import { citedTitle } from '../../../core/regulation/approval.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { ReportRegulation } from '../../../core/report/report-regulations.ts';
import { language } from '../../shared/language.ts';
import { daysInWords } from '../text/words.ts';

/**
 * Return the sentence that says which days, or which PCs, count under which regulation; `null` if the report knows the
 * regulation in force only.
 * @param packs regulations whose texts the program has
 */
export function regulationsSentence(
  regulations: readonly ReportRegulation[],
  packs: readonly Pack[],
  inForce: Pick<Pack, 'id'>,
): string | null {
  if (regulations.every(({ id }) => id === inForce.id)) return null;
  const parts = regulations.map((one) => partOf(one, packs)).join('; ');
  if (regulations.length === 1) return i18n.t('admin.reports.regulations.one', { parts });
  const isOfMany = regulations.some(({ pcs }) => pcs !== null);
  return i18n.t(isOfMany ? 'admin.reports.regulations.many' : 'admin.reports.regulations.own', { parts });
}

/** «1–15 ноября 2026 г. – rpl-2025-09-01, Порядок …»; without a known title the id alone. */
function partOf({ id, days, pcs, title }: ReportRegulation, packs: readonly Pack[]): string {
  const known = packs.find((pack) => pack.id === id);
  const words = known ? citedTitle(known, language()) : title?.[language()];
  const name = words ? `${id}, ${words}` : id;
  if (days) return i18n.t('admin.reports.regulations.days', { days: daysInWords(days.from, days.to), name });
  return pcs ? i18n.t('admin.reports.regulations.pcs', { name, pcs }) : name;
}
