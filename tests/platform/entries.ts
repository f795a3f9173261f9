import type { Gap, Incident } from '../../core/journal/entry.ts';
import { randomId } from '../../platform/browser/random-id.ts';
import * as rows from '../core/journal-rows.ts';

/** An incident of its own, in a classroom without a timetable. */
export const incident = (change: Partial<Incident> = {}): Incident =>
  rows.incident({ id: randomId(), lesson: null, hour: 9, reason: 'classroom', ...change });

/** A gap of so many entries. */
export const gap = (missing: number): Gap => ({ ...rows.gap(missing), id: randomId() });
