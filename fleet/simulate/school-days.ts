const dayMs = 24 * 60 * 60 * 1000;

/** Vacations and public holidays of 2025/26, both ends included. */
const free: readonly [from: string, until: string][] = [
  ['2025-10-25', '2025-11-04'],
  ['2025-12-31', '2026-01-11'],
  ['2026-02-23', '2026-02-23'],
  ['2026-03-09', '2026-03-09'],
  ['2026-03-28', '2026-04-05'],
  ['2026-05-01', '2026-05-01'],
  ['2026-05-11', '2026-05-11'],
];

/** Return the ISO days with lessons of the school year 2025/26, Monday to Saturday. */
export function schoolDays(): string[] {
  const days: string[] = [];
  for (let at = Date.UTC(2025, 8, 1); at <= Date.UTC(2026, 4, 26); at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    const isFree = free.some(([from, until]) => from <= day && day <= until);
    if (new Date(at).getUTCDay() !== 0 && !isFree) days.push(day);
  }
  return days;
}
