import { beforeEach, expect, test } from 'vitest';
import { findingSentences } from '../../../../components/admin/report/finding-sentences.ts';
import { reportSpeech } from '../../../../components/admin/report/report-words.ts';
import type { ReportFinding } from '../../../../core/report/finding.ts';
import type { Share } from '../../../../core/report/report-view.ts';
import { pack } from '../../../../rules/index.ts';
import { speak } from '../../i18n.ts';

beforeEach(() => speak('ru'));

const october = { from: '2026-10-01', to: '2026-10-31' };
const fewer: ReportFinding = { trend: 'fewer', now: 454, before: 893, rateChange: null, peak: null };

/** Return the sentences with plain spaces. */
function said(finding: ReportFinding, moved: Share = 'none'): string {
  const view = { before: october, moved: { now: moved, before: 'none' as const } };
  return findingSentences(finding, view, reportSpeech(pack)).join(' ').replace(/\s/g, ' ');
}

test.each<[parts: Partial<ReportFinding>, moved: Share, text: string]>([
  [{}, 'none', 'Случаев стало меньше: 454 против 893 за 1–31 октября 2026 г.'],
  [
    { rateChange: -0.3, peak: { time: '6', weekday: 4 } },
    0.42,
    'Случаев стало меньше: 454 против 893 за 1–31 октября 2026 г., в пересчёте на 100 уроков – на 30 % меньше. ' +
      'Больше всего – на 6-м уроке в пятницу. После напоминания в MAX или Сферум перешли в 42 % случаев.',
  ],
  [
    { trend: 'more', now: 893, before: 454, rateChange: -0.1 },
    'suppressed',
    'Случаев стало больше: 893 против 454 за 1–31 октября 2026 г., в пересчёте на 100 уроков – на 10 % меньше.',
  ],
  [{ trend: 'new', now: 1, before: 0 }, 'none', '1 случай, а за 1–31 октября 2026 г. не было ни одного.'],
  [{ trend: 'new', now: 3, before: 0 }, 'none', '3 случая, а за 1–31 октября 2026 г. не было ни одного.'],
  [{ trend: 'gone', now: 0, before: 21 }, 'none', 'Случаев нет, а за 1–31 октября 2026 г. был 21.'],
  [
    { trend: 'same', now: 7, before: 7, rateChange: 0.001 },
    'none',
    'Случаев столько же: 7, как и за 1–31 октября 2026 г., в пересчёте на 100 уроков – столько же.',
  ],
  [{ trend: 'uneven' }, 'none', '454 случая.'],
  [
    { trend: 'uneven', rateChange: -0.3 },
    'none',
    '454 случая, на 100 уроков – на 30 % меньше, чем за 1–31 октября 2026 г.',
  ],
  [
    { trend: 'uneven', rateChange: 0.3 },
    'none',
    '454 случая, на 100 уроков – на 30 % больше, чем за 1–31 октября 2026 г.',
  ],
  [
    { trend: 'uneven', rateChange: 0 },
    'none',
    '454 случая, на 100 уроков – столько же, сколько за 1–31 октября 2026 г.',
  ],
  [{ trend: 'alone', now: 0, before: 0 }, 'none', 'Случаев нет.'],
  [{ trend: 'alone', rateChange: 0.3 }, 'none', '454 случая.'],
  [{ trend: 'none', now: 0, before: 0 }, 'none', 'Случаев нет, и не было за 1–31 октября 2026 г.'],
  [{ trend: 'hidden', now: 0, before: 0 }, 'suppressed', 'Число случаев скрыто: за ним слишком мало компьютеров.'],
  [
    { peak: { time: 'h9', weekday: 1 } },
    'none',
    'Случаев стало меньше: 454 против 893 за 1–31 октября 2026 г. Больше всего – в 09:00–10:00 во вторник.',
  ],
])('%j with %s moved', (parts, moved, text) => {
  expect(said({ ...fewer, ...parts }, moved)).toBe(text);
});

test('in English', () => {
  speak('en');
  expect(said({ ...fewer, rateChange: -0.3, peak: { time: '6', weekday: 4 } }, 0.42)).toBe(
    'Fewer incidents: 454, against 893 in 1 – 31 October 2026, 30% fewer per 100 lessons. ' +
      'Most of them in lesson 6 on Fridays. After the reminder, 42% went to MAX or Sferum.',
  );
});
