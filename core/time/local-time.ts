/** A moment on the lyceum's wall: ISO day, minutes since local midnight. */
export interface LocalTime {
  day: string;
  minute: number;
}

const MINUTES_PER_DAY = 24 * 60;

/** Whether the platform knows this IANA zone name. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads the clock in a zone.
 * @throws RangeError when the zone is unknown: settings are checked before they come here.
 */
export function localTime(now: Date, zone: string): LocalTime {
  const parts = new Map(
    formatter(zone)
      .formatToParts(now)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const day = isoDay(part('year'), part('month'), part('day'));
  return { day, minute: part('hour') * 60 + part('minute') };
}

/** The same moment as text: `2026-11-23T08:30`. Such texts sort by time. */
export function localDateTime({ day, minute }: LocalTime): string {
  return `${day}T${wallClock(minute)}`;
}

/** `08:30` → 510, minutes since midnight. */
export function minuteOfDay(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** 510 → `08:30`; minutes past a day's end wrap. */
export function formatClock(minute: number): string {
  return wallClock(((minute % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY);
}

/** The ISO day `days` after (or, negative, before) an ISO day. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times more than using it, and zones are few. */
function formatter(zone: string): Intl.DateTimeFormat {
  let known = formatters.get(zone);
  if (!known) {
    // `hour12: false` prints 24:05 after midnight; h23 does not.
    known = new Intl.DateTimeFormat('en-u-ca-iso8601', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formatters.set(zone, known);
  }
  return known;
}

const isoDay = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;

const wallClock = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;

const pad = (n: number): string => String(n).padStart(2, '0');
