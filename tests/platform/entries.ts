import type { Gap, Incident } from '../../core/entry.ts';
import { randomId } from '../../platform/random-id.ts';

/** An incident of its own. */
export const incident = (change: Partial<Incident> = {}): Incident => ({
  v: 1,
  kind: 'incident',
  id: randomId(),
  day: '2026-11-23',
  lesson: null,
  hour: 9,
  system: 'telegram',
  item: 5,
  surface: 'client',
  mode: 'warn',
  reason: 'classroom',
  noticed: 'page',
  pack: 'rpl-2025-09-01',
  ...change,
});

/** A gap of so many entries. */
export const gap = (missing: number): Gap => ({
  v: 1,
  kind: 'gap',
  id: randomId(),
  day: '2026-11-24',
  cause: 'store-lost',
  missing,
});
