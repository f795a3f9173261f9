/** A measured value with its goal, if any. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  goal?: Goal;
  /** Number of samples and their spread. */
  note?: string;
}

/** The value must not be above `most`, or not below `least`. */
export type Goal = { most: number } | { least: number };

export const isMet = ({ value, goal }: Figure): boolean | undefined =>
  goal && ('most' in goal ? value <= goal.most : value >= goal.least);

/** Return the smallest sample that `share` of all samples do not exceed. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Return the median in ms, with the spread as its note. */
export function milliseconds(name: string, samples: readonly number[], goal?: Goal): Figure {
  const spread = [0.1, 0.9].map((share) => quantile(samples, share).toFixed(1)).join('…');
  return {
    name,
    value: median(samples),
    unit: 'ms',
    note: `n=${samples.length}, 80 % in ${spread}`,
    ...(goal && { goal }),
  };
}

/** Format the figures as a table. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    shown(figure.value, figure.unit),
    goalText(figure),
    figure.note ?? '',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: string[]): string =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}

/** Return the goal of a figure, marked ✓ or ✗; empty without a goal. */
export function goalText(figure: Figure): string {
  const { goal, unit } = figure;
  if (!goal) return '';
  const bound = 'most' in goal ? `≤ ${shown(goal.most, unit)}` : `≥ ${shown(goal.least, unit)}`;
  return `${isMet(figure) ? '✓' : '✗'} ${bound}`;
}

/** Format a value with its unit, such as `1.250 ×` or `12.3 ms`. */
export function shown(value: number, unit: string): string {
  const digits = unit === '×' ? 3 : Math.abs(value) < 100 && !Number.isInteger(value) ? 1 : 0;
  const number = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number} ${unit}`;
}
