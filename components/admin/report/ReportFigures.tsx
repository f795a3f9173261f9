import { i18n } from '#i18n';
import { relativeChange } from '../../../core/report/metrics.ts';
import type { PlatformUse } from '../../../core/report/platform-use.ts';
import type { ComparedCount, ComparedShare, Presses, ReportView, Share } from '../../../core/report/report-view.ts';
import { counted } from '../../shared/counted.ts';
import type { ReportSpeech } from './report-words.ts';

/** The key figures of a report, each with its change since the previous period. */
export function ReportFigures({ view, speech }: { view: ReportView; speech: ReportSpeech }) {
  const { incidents, moved, presses, platform, unreachable, exemptions, missing, unwatched, absentDays, rate } = view;
  const hasRate = (rate.now ?? rate.before) !== null;
  const { isBeforeKnown, isComparable } = view;
  const told = { speech, isBeforeKnown };
  const countTold = { ...told, isComparable };
  return (
    <dl class="figures">
      <CountFigure name={i18n.t('admin.totals.incidents')} count={incidents} {...countTold} />
      {hasRate && (
        <MainFigure
          name={i18n.t('admin.reports.rate')}
          now={speech.rate(rate.now)}
          change={percentChange(rate.now, rate.before, speech)}
          before={speech.rate(rate.before)}
          isBeforeKnown={isBeforeKnown}
        />
      )}
      <ShareFigure
        name={i18n.t('admin.reports.moved', { platformsOr: speech.platformsOr })}
        share={moved}
        {...told}
        {...(presses && presses.pressed > 0 && { note: pressesInWords(presses, speech) })}
      />
      <PlatformFigure platform={platform} {...told} />
      <ShareFigure name={i18n.t('admin.reports.unreachable')} share={unreachable} {...told} />
      <CountFigure name={i18n.t('report.book.exemptions')} count={exemptions} {...countTold} />
      <SeldomFigure name={i18n.t('report.book.unwatched')} count={unwatched} {...countTold} />
      <SeldomFigure name={i18n.t('report.book.absentDays')} count={absentDays} {...countTold} />
      <SeldomFigure name={i18n.t('report.book.missing')} count={missing} {...countTold} />
    </dl>
  );
}

interface CountProps {
  name: string;
  count: ComparedCount;
  speech: ReportSpeech;
  isBeforeKnown: boolean;
  /** False if the counts of the two periods cannot be compared: then no change is told. */
  isComparable: boolean;
}

function CountFigure({ name, count: { now, before }, speech, isBeforeKnown, isComparable }: CountProps) {
  return (
    <MainFigure
      name={name}
      now={speech.count(now)}
      change={isComparable ? percentChange(now, before, speech) : null}
      before={speech.count(before)}
      isBeforeKnown={isBeforeKnown}
    />
  );
}

/** A figure that is shown only where there is something to tell. */
function SeldomFigure(props: CountProps) {
  const { now, before } = props.count;
  return now === 0 && before === 0 ? null : <CountFigure {...props} />;
}

/** Write the presses of a platform's button and what came of them. */
function pressesInWords({ pressed, yes, no, unknown }: Presses, speech: ReportSpeech): string {
  const parts = [
    i18n.t('admin.reports.presses.pressed', { count: speech.count(pressed) }),
    ...(yes > 0 ? [i18n.t('admin.reports.presses.opened', { count: speech.count(yes) })] : []),
    ...(no > 0 ? [i18n.t('admin.reports.presses.notOpened', { count: speech.count(no) })] : []),
    ...(unknown > 0 ? [i18n.t('admin.reports.presses.unknown', { count: speech.count(unknown) })] : []),
  ];
  return parts.join(', ');
}

/** The lessons with a permitted platform, where they were counted. */
function PlatformFigure({ platform, speech }: Pick<ReportView, 'platform'> & { speech: ReportSpeech }) {
  const use = platform?.now;
  if (!use) return null;
  const inWords = (known: PlatformUse): string =>
    i18n.t('admin.reports.platform.of', { opened: speech.count(known.opened), all: speech.count(known.of) });
  return (
    <MainFigure
      name={i18n.t(`admin.reports.platform.title.${use.unit}`, { platformsOr: speech.platformsOr })}
      now={inWords(use)}
      change={null}
      before={platform.before ? inWords(platform.before) : ''}
      isBeforeKnown={platform.before !== null}
      note={counted('admin.reports.platform.counted', { days: use.days, pcs: use.pcs })}
    />
  );
}

interface ShareProps {
  name: string;
  share: ComparedShare;
  speech: ReportSpeech;
  isBeforeKnown: boolean;
  note?: string;
}

function ShareFigure({ name, share, speech, isBeforeKnown, note }: ShareProps) {
  return (
    <MainFigure
      name={name}
      now={speech.share(share.now)}
      change={pointChange(share, speech)}
      before={speech.share(share.before)}
      isBeforeKnown={isBeforeKnown}
      note={note}
    />
  );
}

/** A change: its direction, and its size in words. */
interface Change {
  arrow: '↑' | '↓' | '=';
  words: string;
}

function MainFigure({
  name,
  now,
  change,
  before,
  isBeforeKnown,
  note,
}: {
  name: string;
  now: string;
  change: Change | null;
  before: string;
  /** False if nothing is known of the period before: then no change is told. */
  isBeforeKnown: boolean;
  note?: string | undefined;
}) {
  return (
    <div class="figure">
      <dt>{name}</dt>
      <dd>
        <span class={/\d/.test(now) ? 'figure-now' : 'figure-now figure-words'}>{now}</span>
        {isBeforeKnown && change && (
          <span class="figure-change">
            <span aria-hidden="true">{change.arrow} </span>
            {change.words}
          </span>
        )}
        <span class="figure-before">
          {i18n.t('admin.reports.was', { before: isBeforeKnown ? before : i18n.t('admin.reports.noData') })}
        </span>
        {note && <span class="figure-note">{note}</span>}
      </dd>
    </div>
  );
}

/** Return a change in per cent of the number before; `null` where there was none or one is not known. */
function percentChange(now: number | null, before: number | null, speech: ReportSpeech): Change | null {
  const change = relativeChange(now, before);
  return change === null ? null : changeOf(change, speech.percent);
}

/** Return a change of a share in percentage points. */
function pointChange({ now, before }: { now: Share; before: Share }, speech: ReportSpeech): Change | null {
  if (typeof now !== 'number' || typeof before !== 'number') return null;
  return changeOf(Math.round(100 * now) / 100 - Math.round(100 * before) / 100, (size) =>
    i18n.t('admin.reports.points', { points: speech.rate(100 * size) }),
  );
}

function changeOf(change: number, format: (size: number) => string): Change {
  if (Math.round(100 * change) === 0) return { arrow: '=', words: i18n.t('admin.reports.unchanged') };
  const by = format(Math.abs(change));
  return change > 0
    ? { arrow: '↑', words: i18n.t('admin.reports.higher', { by }) }
    : { arrow: '↓', words: i18n.t('admin.reports.lower', { by }) };
}
