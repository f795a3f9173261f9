import * as z from 'zod/mini';
import { type IncidentVerdict, inForceReasons } from '../decision/verdict.ts';
import { type NoticedBy, noticedBy } from '../journal/entry.ts';
import type { Match } from '../rules/match.ts';
import { systemIdPattern } from '../rules/rule-schema.ts';

const noticeSchema = z.object({
  system: z.string().check(z.regex(systemIdPattern)),
  incident: z.uuidv4(),
  kind: z.enum(['warn', 'redirect', 'block']),
  reason: z.enum(inForceReasons),
  lesson: z.nullable(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(30))),
  to: z.nullable(z.string().check(z.regex(/^\d\d:\d\d$/))),
  noticed: z.enum(noticedBy),
});

/** What the notice page says: the same as the banner, for a tab where no banner can be. */
export type NoticeFacts = z.infer<typeof noticeSchema>;

/** The notice page with what it has to say in its fragment. Nothing of the address it stands in for is there. */
export function noticeAddress(
  { match, kind, reason, period, to }: Omit<IncidentVerdict, 'match'> & { match: Pick<Match, 'system'> },
  noticed: NoticedBy,
  incident: string,
): string {
  const facts = new URLSearchParams({ system: match.system, incident, kind, reason, noticed });
  if (period.lesson !== null) facts.set('lesson', String(period.lesson));
  if (to !== null) facts.set('to', to);
  return `/notice.html#${facts}`;
}

/** Reads the fragment of the notice page; `null` when it is not one of ours. */
export function readNotice(fragment: string): NoticeFacts | null {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const facts = Object.fromEntries(Object.keys(noticeSchema.shape).map((field) => [field, given.get(field)]));
  const parsed = noticeSchema.safeParse(facts);
  return parsed.success ? parsed.data : null;
}
