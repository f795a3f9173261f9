import { type WeekSheet, weekSheetSchema } from '../../core/export/week-sheet.ts';
import { privateItem } from '../storage/private-item.ts';

const weekSheet = privateItem('week-sheet', weekSheetSchema);

/** Load the result of the last sheet of a week; `null` before the first. */
export const loadWeekSheet = (): Promise<WeekSheet | null> => weekSheet.load();

/** Store the result of a sheet of a week. */
export const saveWeekSheet = (result: WeekSheet): Promise<void> => weekSheet.save(result);
