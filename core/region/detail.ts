import type { RegionDetail } from '../policy/region-policy.ts';

/** The day logs from number `from` on are sent in this form. */
export interface DetailFrom {
  from: number;
  detail: RegionDetail;
}

/** The forms of the day logs, ascending by `from`; empty before anything was sent. */
export type DetailForms = readonly DetailFrom[];

/** Number of changes that are kept: a day log that waits for longer takes the oldest form. */
const MAX_FORMS = 8;

/**
 * Return the forms under a policy. A day is sent in one form only, else its incidents would count twice: the day log that
 * is open when the policy changes keeps the form it began with, and so does what is queued before it.
 * @param next number that the next day log will have
 */
export function withDetail(forms: DetailForms, detail: RegionDetail, next: number): DetailForms {
  if (forms.length === 0) return [{ from: 0, detail }];
  if (forms.at(-1)?.detail === detail) return forms;
  const past = forms.filter(({ from }) => from < next);
  if (past.length > 0 && past.at(-1)?.detail === detail) return past;
  return [...past, { from: next, detail }].slice(-MAX_FORMS);
}

/** Return the form of a day log. @param at its number */
export function detailOf(forms: DetailForms, at: number): RegionDetail {
  return (forms.findLast(({ from }) => from <= at) ?? forms[0])?.detail ?? 'sums';
}

/** Return true if every day log after number `dayLog` is sent as sums. */
export function sendsOnlySums(forms: DetailForms, dayLog: number): boolean {
  return (
    detailOf(forms, dayLog + 1) === 'sums' && forms.every(({ from, detail }) => from <= dayLog || detail === 'sums')
  );
}
