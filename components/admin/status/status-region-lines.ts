import { i18n } from '#i18n';
import type { DeadLetter } from '../../../core/region/send-state.ts';
import type { RegionFacts } from '../../../core/status/status.ts';
import { counted } from '../../shared/counted.ts';
import { dayInWords, reportWords } from '../text/words.ts';
import { adviseIf, fine, line, lineOf, type StatusLine } from './status-line.ts';
import type { StatusParts } from './status-parts.ts';

type RegionSending = Extract<RegionFacts, { engine: 'set' }>;

/** Consecutive failures that need attention; with the back-off they span hours. */
const MANY_FAILURES = 12;

/** Dead letters that are listed one by one. */
const MAX_LISTED_DEAD_LETTERS = 10;

/** Return the lines on sending entries to a region's engine. */
export function regionLines(parts: StatusParts): StatusLine[] {
  const { region } = parts.facts;
  const name = i18n.t('admin.status.region.title');
  if (region === null) return [lineOf(name, region, () => fine(''))];
  if (region.engine === 'none') return [line(name, i18n.t('admin.status.region.none'))];
  if (region.engine === 'broken') {
    return [line(name, i18n.t('admin.status.region.broken'), i18n.t('admin.status.region.brokenAdvice'))];
  }
  return sendingLines(name, region, parts);
}

function sendingLines(name: string, region: RegionSending, parts: StatusParts): StatusLine[] {
  return [
    sendingLine(name, region),
    line(
      i18n.t('admin.status.sent.title'),
      region.sent ? dayInWords(region.sent, 'short') : i18n.t('admin.status.sent.none'),
    ),
    line(i18n.t('admin.status.unsent.title'), String(region.pending)),
    ...(region.held > 0
      ? [line(i18n.t('admin.status.held.title'), String(region.held), i18n.t('admin.status.held.advice'))]
      : []),
    lostLine(region),
    deadLine(region, parts),
  ];
}

function sendingLine(name: string, { paused, failures }: RegionSending): StatusLine {
  if (paused) return line(name, i18n.t(`admin.status.region.${paused}`), i18n.t(`admin.status.region.${paused}Advice`));
  if (failures === 0) return line(name, i18n.t('admin.status.region.on'));
  const tried = counted('admin.status.region.failing', { count: failures });
  return { name, ...adviseIf(failures >= MANY_FAILURES, tried, i18n.t('admin.status.region.failingAdvice')) };
}

function lostLine({ expiredUnsent, rejected }: RegionSending): StatusLine {
  const count = expiredUnsent + rejected;
  return {
    name: i18n.t('admin.status.lost.title'),
    ...adviseIf(count > 0, String(count), i18n.t('admin.status.lost.advice')),
  };
}

function deadLine({ discardedTotal, deadLetters }: RegionSending, { pack }: StatusParts): StatusLine {
  const words = reportWords(pack);
  const one = ({ kind, system, day }: DeadLetter): string =>
    [system ? words.system(system) : i18n.t(`admin.status.dead.${kind}`), words.day(day)].join(', ');
  const said = deadLetters.slice(-MAX_LISTED_DEAD_LETTERS).map(one).join('; ');
  return {
    name: i18n.t('admin.status.dead.title'),
    ...adviseIf(
      discardedTotal > 0,
      said ? `${discardedTotal}: ${said}` : String(discardedTotal),
      i18n.t('admin.status.dead.advice'),
    ),
  };
}
