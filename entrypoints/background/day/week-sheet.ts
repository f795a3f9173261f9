import { weekDue, weekSheetName } from '../../../core/export/week-sheet.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { isSchoolDay } from '../../../core/timetable/school-day.ts';
import { putIntoDownloads } from '../../../platform/browser/downloads.ts';
import { dailyAggregates } from '../../../platform/journal/daily-aggregates.ts';
import { watchedLessons } from '../../../platform/journal/uncovered-days.ts';
import { loadRegulation } from '../../../platform/settings/regulation.ts';
import { loadSettings } from '../../../platform/settings/settings.ts';
import { loadWeekSheet, saveWeekSheet } from '../../../platform/status/week-sheet.ts';
import { nationalDays } from '../../../rules/calendar/index.ts';
import { choosePack } from '../../../rules/index.ts';
import { weekSheetHtml } from './week-sheet-html.ts';
import { writeDue } from './write-due.ts';

/** Write the sheet of the last school week to the downloads folder, once a week, if the settings ask for it. */
export async function writeWeek(): Promise<void> {
  const { settings } = await loadSettings();
  if (!settings.weeklySheet) return;
  const { place, timetable } = settings;
  const made = localTime(new Date(), timetable.zone).day;
  const isOpen = (day: string): boolean => isSchoolDay(day, timetable, nationalDays);
  await writeDue({
    name: 'week-sheet',
    due: async () => weekDue(made, await loadWeekSheet(), isOpen),
    write: (week) => write(week, place, isOpen),
    keep: ({ from }, saved) => saveWeekSheet({ week: from, made, saved }),
  });
}

async function write(week: DayRange, place: string, isOpen: (day: string) => boolean): Promise<void> {
  const { pack } = choosePack(await loadRegulation());
  const [first] = [...(await watchedLessons()).keys()].sort();
  const html = weekSheetHtml({ week, pack, place, days: await dailyAggregates(), first, isSchoolDay: isOpen });
  await putIntoDownloads(weekSheetName(week), new Blob([html], { type: 'text/html;charset=utf-8' }));
}
