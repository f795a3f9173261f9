/** Reads a time as people type it, `8:30`, `8.30` or `0830`; `null` when it is none (`8300`, `24:00`). */
export function parseClock(typed: string): string | null {
  const [, hours = '', minutes = ''] = /^\s*([01]?\d|2[0-3])[:.\s-]?([0-5]\d)\s*$/.exec(typed) ?? [];
  return minutes ? `${hours.padStart(2, '0')}:${minutes}` : null;
}
