import type { NationalDay } from '../../core/timetable/day-plan.ts';
import russia from './russia.json' with { type: 'json' };

/**
 * Public holidays and moved days off, by the Labour Code and government decrees; each names its source. A school's own
 * days override them. tests/unit/rules checks the file.
 */
export const nationalDays = russia.days as readonly NationalDay[];

/** The years that the list covers. */
export const nationalYears: readonly number[] = russia.years;
