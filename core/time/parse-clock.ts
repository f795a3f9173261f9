/** Parse a typed time (`8:30`, `8.30`, `0830`) as `08:30`; `null` for other text (`8300`, `24:00`). */
export function parseClock(typed: string): string | null {
  const [, hours = '', minutes = ''] = /^\s*([01]?\d|2[0-3])[:.\s-]?([0-5]\d)\s*$/.exec(typed) ?? [];
  return minutes ? `${hours.padStart(2, '0')}:${minutes}` : null;
}
