import { checkedBy, storedItem } from '../storage/stored-item.ts';
import { lastDayLog } from './day-logs.ts';
import { withJournal } from './journal-store.ts';

const startDay = storedItem(
  'session',
  'journal.start-day',
  checkedBy((raw) => typeof raw === 'string'),
);

/**
 * Return the ISO day of the last day log that existed when this browser session began; without one, the day on which it
 * began. Call it before a day log is begun.
 * @param today ISO day by the school's clock
 * @param readLast reads the ISO day of the last day log
 * @throws when the store fails
 */
export async function sessionStartDay(today: string, readLast = readLastDay): Promise<string> {
  const known = await startDay.load();
  if (known !== null) return known;
  const last = await readLast();
  const day = last !== undefined && last < today ? last : today;
  await startDay.save(day);
  return day;
}

async function readLastDay(): Promise<string | undefined> {
  return (await withJournal(lastDayLog))?.day;
}
