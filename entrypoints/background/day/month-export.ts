import { collectParts } from '../../../core/export/blob-parts.ts';
import { exportName, mediaTypes } from '../../../core/export/frame.ts';
import { writeJson } from '../../../core/export/json.ts';
import { monthDue } from '../../../core/export/month-export.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { DayRange } from '../../../core/time/day-range.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { putIntoDownloads } from '../../../platform/browser/downloads.ts';
import { journalSnapshot } from '../../../platform/journal/journal-snapshot.ts';
import { loadRegulation } from '../../../platform/settings/regulation.ts';
import { loadSettings } from '../../../platform/settings/settings.ts';
import { loadMonthExport, saveMonthExport } from '../../../platform/status/month-export.ts';
import { choosePack } from '../../../rules/index.ts';
import { writeDue } from './write-due.ts';

/** Write last month's journal to the downloads folder, once a month, if the settings ask for it. */
export async function exportMonth(): Promise<void> {
  const { settings } = await loadSettings();
  if (!settings.monthlyExport) return;
  const made = localTime(new Date(), settings.timetable.zone).day;
  await writeDue({
    name: 'month-export',
    due: async () => monthDue(made, await loadMonthExport()),
    write: (month) => write(month, made, settings),
    keep: ({ from }, saved) => saveMonthExport({ month: from, made, saved }),
  });
}

async function write(month: DayRange, made: string, { place, timetable, retention }: Settings): Promise<void> {
  const { pack } = choosePack(await loadRegulation());
  const frame = { place, zone: timetable.zone, made, period: month, pack };
  const parts = await collectParts(writeJson(frame, await journalSnapshot(month, retention)));
  await putIntoDownloads(exportName(frame, 'json'), new Blob(parts, { type: mediaTypes.json }));
}
