import type { NationalDay } from '../../core/timetable/day-plan.ts';
import russia from './russia.json' with { type: 'json' };

/**
 * Days the state has fixed, by the Labour Code and the government's decrees; each names its source. A school sets
 * single days of its own over them. tests/rules checks the file.
 */
export const nationalDays = russia.days as readonly NationalDay[];

/** The years the list speaks of. */
export const nationalYears: readonly number[] = russia.years;
