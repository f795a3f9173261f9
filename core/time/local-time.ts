import { MINUTES_PER_DAY, MS_PER_MINUTE } from './units.ts';

/** Local time in a zone: ISO day, minutes since local midnight by the wall clock (0 to 1439). */
export interface LocalTime {
  day: string;
  minute: number;
}

/** Return true if the platform knows this IANA time zone name (https://www.iana.org/time-zones). */
export function isTimeZone(zone: string): boolean {
  try {
    formatter(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * Convert an instant to local time.
 * @param zone IANA time zone
 * @throws RangeError if the zone is unknown; settings are validated earlier
 */
export function localTime(now: Date, zone: string): LocalTime {
  const quarter = Math.floor(now.getTime() / MS_PER_QUARTER_HOUR);
  let known = quarters.get(zone);
  if (known?.quarter !== quarter) {
    known = { quarter, start: formattedTime(quarter * MS_PER_QUARTER_HOUR, zone) };
    quarters.set(zone, known);
  }
  const { day, minute } = known.start;
  return { day, minute: minute + Math.floor((now.getTime() - quarter * MS_PER_QUARTER_HOUR) / MS_PER_MINUTE) };
}

/**
 * The start of the latest quarter hour asked for, by zone: formatting takes most of the time of a search for the next
 * bell. UTC offsets are multiples of a quarter hour and change at one (https://www.iana.org/time-zones).
 */
const quarters = new Map<string, { quarter: number; start: LocalTime }>();
const MS_PER_QUARTER_HOUR = 15 * MS_PER_MINUTE;

function formattedTime(now: number, zone: string): LocalTime {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatter(zone).formatToParts(now)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { day: isoDay(year, month, day), minute: hour * 60 + minute };
}

/** Format a local time as `2026-11-23T08:30`. Such texts sort by time. */
export function localDateTime({ day, minute }: LocalTime): string {
  return `${day}T${wallClock(minute)}`;
}

/** Return the minutes since midnight of a clock time (`08:30` → 510). */
export function minuteOfDay(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Format minutes since midnight (510 → `08:30`). Minutes outside a day wrap. */
export function formatClock(minute: number): string {
  return wallClock(((minute % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY);
}

/** Return the ISO day a number of days after an ISO day; a negative number counts back. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Cache formatters by zone: creating one is far more expensive than using it. */
function formatter(zone: string): Intl.DateTimeFormat {
  let known = formatters.get(zone);
  if (!known) {
    // `hour12: false` may select h24, which prints 24:05 after midnight; h23 prints 00:05.
    // https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Intl/DateTimeFormat/DateTimeFormat#hourcycle
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
