import type { DemoVisit } from './visit.ts';

const heading = ['address', 'system', 'item', 'surface', 'shown', 'ms', 'recorded as'];

/** Format the visits as columns of text. */
export function table(visits: readonly DemoVisit[]): string {
  const rows = [heading, ...visits.map(row)];
  const widths = heading.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return lines.map((line) => line.trimEnd()).join('\n');
}

function row({ url, match, shown, ms, recorded }: DemoVisit): string[] {
  const as = recorded.map(({ system, item, surface, mode, noticed }) =>
    [system, item, surface, mode, noticed].join(' '),
  );
  const facts = match ? [match.system, String(match.item), match.surface] : ['-', '-', '-'];
  return [url, ...facts, shown ?? '-', ms === null ? '-' : String(ms), as.join('; ') || '-'];
}
