import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ReportStep } from '../../../core/report/report-view.ts';
import type { OpenJournal } from './JournalLink.tsx';
import type { ReportSpeech } from './report-words.ts';

export interface StepTipsProps {
  steps: readonly ReportStep[];
  speech: ReportSpeech;
  /** Return what the picture marks on the days of a step: vacations, holidays and changes. */
  marked(step: ReportStep): string[];
  openJournal?: OpenJournal | undefined;
}

/** Systems that a tip names. */
const MAX_SYSTEMS = 5;

/**
 * A field over each column: a pointer or the keyboard shows what its count consists of, a press opens the journal. The
 * arrow keys go from column to column, so that the picture is one stop of the Tab key. Esc hides the tip.
 */
export function StepTips({ steps, speech, marked, openJournal }: StepTipsProps) {
  const [shown, setShown] = useState<number | null>(null);
  const { fields, stop, setCurrent, press } = useArrowKeys(steps.length - 1, () => setShown(null));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div class="chart-tips" role="group" aria-label={i18n.t('admin.reports.columns')} ref={fields} onKeyDown={press}>
      {steps.map((step, at) => {
        const lines = tipLines(step, speech, marked(step));
        const onStep = {
          'aria-label': lines.join('; '),
          tabIndex: at === stop ? 0 : -1,
          onFocus: () => [setShown(at), setCurrent(at)],
          onBlur: () => setShown(null),
          onPointerEnter: () => setShown(at),
          onPointerLeave: () => setShown(null),
        };
        const tip = shown === at && <Tip lines={lines} isToLeft={at > (steps.length - 1) / 2} />;
        const open = openJournal && step.count ? () => openJournal({}, step.range) : null;
        return open ? (
          <button key={step.range.from} type="button" class="chart-field" onClick={open} {...onStep}>
            {tip}
          </button>
        ) : (
          <div key={step.range.from} role="img" class="chart-field" {...onStep}>
            {tip}
          </div>
        );
      })}
    </div>
  );
}

/** One stop of the Tab key for fields in a row: the arrow keys, Home and End go to another. @param last index of the last */
function useArrowKeys(last: number, hide: () => void) {
  const [current, setCurrent] = useState(0);
  const fields = useRef<HTMLDivElement>(null);
  const stop = Math.min(current, last);
  const press = (event: KeyboardEvent): void => {
    const targets: Record<string, number> = { ArrowLeft: stop - 1, ArrowRight: stop + 1, Home: 0, End: last };
    const target = targets[event.key];
    if (event.key === 'Escape') hide();
    if (target === undefined) return;
    event.preventDefault();
    const at = Math.max(0, Math.min(last, target));
    setCurrent(at);
    (fields.current?.children[at] as HTMLElement | undefined)?.focus();
  };
  return { fields, stop, setCurrent, press };
}

function Tip({ lines: [head, ...more], isToLeft }: { lines: readonly string[]; isToLeft: boolean }) {
  return (
    <span class={isToLeft ? 'chart-tip chart-tip-left' : 'chart-tip'} aria-hidden="true">
      <strong>{head}</strong>
      {more.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
}

/** Return the days and the count of a step, its systems by size, the period before, and what is marked. */
function tipLines(step: ReportStep, speech: ReportSpeech, marks: readonly string[]): string[] {
  const { range, count, systems, before, earlier } = step;
  const bySize = [...(systems ?? [])].sort(([, a], [, b]) => b - a);
  const rest = bySize.slice(MAX_SYSTEMS).reduce((sum, [, of]) => sum + of, 0);
  return [
    `${speech.range(range)}: ${speech.count(count)}`,
    ...bySize.slice(0, MAX_SYSTEMS).map(([id, of]) => `${speech.system(id)}: ${speech.count(of)}`),
    ...(rest > 0 ? [i18n.t('admin.reports.others', { count: speech.count(rest) })] : []),
    ...(before !== undefined && earlier
      ? [i18n.t('admin.reports.wasOn', { days: speech.range(earlier), count: speech.count(before) })]
      : []),
    ...marks,
  ];
}
