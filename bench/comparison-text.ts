import { type Figure, goalText, shown } from '../harness/figure.ts';
import type { ComparedFigure, Comparison } from './compare.ts';
import type { Machine } from './machine.ts';
import type { SavedFigures } from './saved-figures.ts';

/** Format a comparison as Markdown for the notes of a release: a table, the two machines, and what cannot be compared. */
export function comparisonText(comparison: Comparison, before: SavedFigures, now: SavedFigures): string {
  const { figures, onlyBefore, onlyNow } = comparison;
  const [first, second] = [`before: ${title(before)}`, `now: ${title(now)}`];
  const parts = [
    warnings(comparison, before.machine, now.machine).join('\n'),
    figures.length > 0 ? tableOf(figures, first, second) : 'No figure was measured in both runs.',
    only(first, onlyBefore),
    only(second, onlyNow),
    [origin(first, before), origin(second, now)].join('\n'),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const title = ({ version, commit }: SavedFigures): string => cell(`${version} (${commit})`);

function warnings({ hardware, software }: Comparison, before: Machine, now: Machine): string[] {
  const list = (fields: readonly (keyof Machine)[]): string =>
    fields.map((field) => `${field} ${cell(`${before[field]} → ${now[field]}`)}`).join(', ');
  const lines: string[] = [];
  if (hardware.length > 0) {
    lines.push(
      `**The machines differ: ${list(hardware)}.** Times, speeds, memory and shares are not comparable, so their`,
    );
    lines.push('ratio is left out. Ratios within one run (×), counts and sizes are comparable.');
  }
  if (software.length > 0) lines.push(`Other programs: ${list(software)}. A change may come from them.`);
  return lines;
}

function tableOf(figures: readonly ComparedFigure[], before: string, now: string): string {
  const head = [`| Figure (medians unless named otherwise) | ${before} | ${now} | ratio | goal |`];
  const rows = figures.map((one) => {
    const ratio = one.ratio === null ? '–' : shown(one.ratio, '×');
    const values = [shown(one.before, one.unit), shown(one.now, one.unit)];
    const goal = goalText({ ...one, value: one.now });
    return `| ${[one.name, ...values, ratio, goal].map(cell).join(' | ')} |`;
  });
  return [...head, '| --- | ---: | ---: | ---: | --- |', ...rows].join('\n');
}

function only(where: string, figures: readonly Figure[]): string {
  if (figures.length === 0) return '';
  const lines = figures.map(({ name, value, unit }) => `- ${cell(name)}: ${cell(shown(value, unit))}`);
  return [`Only ${where}`, '', ...lines].join('\n');
}

function origin(name: string, { day, runs, machine }: SavedFigures): string {
  const { processor, cores, memory, system, node, browser, load } = machine;
  const where = [processor, `${cores} cores`, memory, system, `Node ${node}`, browser, `load ${load} at the start`];
  return `- ${name}, ${day}, ${runs} runs; ${cell(where.join(', '))}`;
}

/** A text that cannot end a cell of a table. */
const cell = (text: string): string => text.trim().replaceAll('|', '\\|');
