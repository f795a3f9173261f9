import { language } from '../shared/language.ts';

/** Format an ISO day: `8 ноября`, and with `weekday` `понедельник, 30 ноября`. */
export function dayText(day: string, weekday?: 'long'): string {
  const format = new Intl.DateTimeFormat(language(), {
    ...(weekday && { weekday }),
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00Z`));
}
