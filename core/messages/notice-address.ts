import * as z from 'zod/mini';
import { type IncidentVerdict, inForceReasons } from '../decision/verdict.ts';
import { type NoticedBy, noticedBy } from '../journal/entry.ts';
import { type PlatformId, platformIds, systemIdPattern } from '../rules/ids.ts';
import type { Match } from '../rules/match.ts';
import { surfaces } from '../rules/surface.ts';

const noticeSchema = z.object({
  system: z.string().check(z.regex(systemIdPattern)),
  incident: z.uuidv4(),
  kind: z.enum(['warn', 'redirect', 'block']),
  reason: z.enum(inForceReasons),
  lesson: z.nullable(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(30))),
  to: z.nullable(z.string().check(z.regex(/^\d\d:\d\d$/))),
  noticed: z.enum(noticedBy),
  attempt: z.optional(z.uuidv4()),
  surface: z.optional(z.enum(surfaces)),
});

const unopenedSchema = z.object({ unopened: z.enum(platformIds), incident: z.uuidv4() });

/**
 * What the notice page shows: the same as the banner. `lesson` is its number, `to` its end as local `HH:MM`. With
 * `attempt` the worker holds the address, so that the person can wait for the page anyway.
 */
export type NoticeFacts = z.infer<typeof noticeSchema>;

/** What the notice page takes from a match. */
type NoticeMatch = Pick<Match, 'system'> & Partial<Pick<Match, 'surface'>>;

/**
 * Return the path of the notice page with its facts in the fragment. The fragment holds nothing of the replaced
 * address.
 * @param incident UUIDv4 of the incident
 * @param attempt id of the attempt whose address the worker holds, core/journal/attempt.ts
 */
export function noticeAddress(
  { match, kind, reason, period, to }: Omit<IncidentVerdict, 'match'> & { match: NoticeMatch },
  noticed: NoticedBy,
  incident: string,
  attempt?: string,
): string {
  const facts = new URLSearchParams({ system: match.system, incident, kind, reason, noticed });
  if (period.lesson !== null) facts.set('lesson', String(period.lesson));
  if (to !== null) facts.set('to', to);
  if (attempt) facts.set('attempt', attempt);
  if (match.surface) facts.set('surface', match.surface);
  return `/notice.html#${facts}`;
}

/** Return the path of the notice that a platform did not open. @param incident UUIDv4 of the incident */
export function unopenedAddress(platform: PlatformId, incident: string): string {
  return `/notice.html#${new URLSearchParams({ unopened: platform, incident })}`;
}

/** Parse the fragment of that notice; `null` if it is another or malformed. @param fragment with or without `#` */
export function readUnopened(fragment: string): { unopened: PlatformId; incident: string } | null {
  const parsed = unopenedSchema.safeParse(Object.fromEntries(new URLSearchParams(fragment.replace(/^#/, ''))));
  return parsed.success ? parsed.data : null;
}

/** Parse the fragment of the notice page; `null` if it is malformed. @param fragment with or without `#` */
export function readNotice(fragment: string): NoticeFacts | null {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const fields = Object.keys(noticeSchema.shape).filter(
    (field) => (field !== 'attempt' && field !== 'surface') || given.has(field),
  );
  const facts = Object.fromEntries(fields.map((field) => [field, given.get(field)]));
  const parsed = noticeSchema.safeParse(facts);
  return parsed.success ? parsed.data : null;
}
