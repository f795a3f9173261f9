import { i18n } from '#i18n';
import type { ReportFinding } from '../../../core/report/finding.ts';
import type { ReportView } from '../../../core/report/report-view.ts';
import { counted } from '../../shared/counted.ts';
import { sentence } from '../text/sentence.ts';
import type { ReportSpeech } from './report-words.ts';

/** Return the main result of a report as one to three sentences, each with one full stop. */
export function findingSentences(
  finding: ReportFinding,
  { before, moved }: Pick<ReportView, 'before' | 'moved'>,
  speech: ReportSpeech,
): string[] {
  const { trend, peak } = finding;
  const counts = { now: finding.now, before: finding.before, range: speech.range(before) };
  const first = trendWords(trend, counts);
  const share = i18n.t('admin.reports.finding.moved', {
    platformsOr: speech.platformsOr,
    share: speech.share(moved.now),
  });
  return [
    sentence(first + rateWords(finding, speech, counts.range)),
    ...(peak ? [sentence(peakWords(peak, speech))] : []),
    ...(typeof moved.now === 'number' ? [sentence(share)] : []),
  ];
}

function trendWords(trend: ReportFinding['trend'], counts: { now: number; before: number; range: string }): string {
  if (trend === 'hidden') return i18n.t('admin.reports.finding.hidden');
  const isAlone = trend === 'alone' || trend === 'uneven';
  return isAlone && counts.now === 0 ? i18n.t('admin.reports.finding.noneAlone') : counted(trendKeys[trend], counts);
}

const trendKeys = {
  none: 'admin.reports.finding.none',
  alone: 'admin.reports.finding.alone',
  uneven: 'admin.reports.finding.alone',
  new: 'admin.reports.finding.new',
  gone: 'admin.reports.finding.gone',
  fewer: 'admin.reports.finding.fewer',
  more: 'admin.reports.finding.more',
  same: 'admin.reports.finding.same',
} as const;

function rateWords({ rateChange, trend }: ReportFinding, speech: ReportSpeech, range: string): string {
  const isCompared = ['fewer', 'more', 'same'].includes(trend);
  if (rateChange === null || !(isCompared || trend === 'uneven')) return '';
  const share = speech.percent(Math.abs(rateChange));
  const isSame = Math.round(100 * rateChange) === 0;
  if (isCompared) {
    if (isSame) return i18n.t('admin.reports.finding.rateSame');
    return i18n.t(rateChange < 0 ? 'admin.reports.finding.rateFewer' : 'admin.reports.finding.rateMore', { share });
  }
  // No other words of the sentence name the period before.
  if (isSame) return i18n.t('admin.reports.finding.rateSameAs', { range });
  const key = rateChange < 0 ? 'admin.reports.finding.rateFewerThan' : 'admin.reports.finding.rateMoreThan';
  return i18n.t(key, { share, range });
}

const weekdayKeys = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

function peakWords(peak: NonNullable<ReportFinding['peak']>, speech: ReportSpeech): string {
  return i18n.t('admin.reports.finding.peak', peakTime(peak, speech));
}

/** Return the lesson and the weekday of a peak for a sentence: «на 6-м уроке», «в пятницу». */
export function peakTime(
  { time, weekday }: NonNullable<ReportFinding['peak']>,
  speech: ReportSpeech,
): { when: string; on: string } {
  const when = time.startsWith('h')
    ? i18n.t('admin.reports.finding.atHour', { hour: speech.time(time) })
    : i18n.t('admin.reports.finding.atLesson', { number: time });
  return { when, on: i18n.t(`admin.reports.finding.on.${weekdayKeys[weekday] ?? 'monday'}`) };
}
