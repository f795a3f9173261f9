import { formatClock, localTime } from '../../core/time/local-time.ts';

/** Return a function that formats a moment (core/time/utc-minute.ts) as local time of a zone, `09:15`. */
export function clockIn(zone: string): (moment: string) => string {
  return (moment) => formatClock(localTime(new Date(moment), zone).minute);
}
