/** `none`: no incidents in either period; `new`: none before; `gone`: none now; otherwise how the number changed. */
export type Trend = 'none' | 'new' | 'gone' | 'fewer' | 'more' | 'same';

/** Return how the number of incidents changed. */
export function trendOf(now: number, before: number): Trend {
  if (now === before) return now === 0 ? 'none' : 'same';
  if (before === 0) return 'new';
  if (now === 0) return 'gone';
  return now < before ? 'fewer' : 'more';
}
