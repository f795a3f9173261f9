/** Format rows as aligned text columns; a suppressed value is `…`. */
export function columns(rows: readonly object[]): string {
  const heading = Object.keys(rows[0] ?? {});
  const cells = [heading, ...rows.map((row) => Object.values(row).map((value) => (value === null ? '…' : `${value}`)))];
  const widths = heading.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const isNumber = heading.map((_, column) => cells.slice(1).every((line) => /^[\d.…]+$/.test(line[column] ?? '')));
  const cell = (text: string, column: number): string =>
    isNumber[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return cells.map((line) => line.map(cell).join('  ').trimEnd()).join('\n');
}
