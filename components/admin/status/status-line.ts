import { i18n } from '#i18n';

/** A line of the status. Advice marks a problem. */
export interface StatusLine {
  name: string;
  value: string;
  advice: string | null;
}

/** Return a line; advice marks a problem. */
export function line(name: string, value: string, advice: string | null = null): StatusLine {
  return { name, value, advice };
}

/** Return a line whose value may be unknown. */
export function lineOf<T>(name: string, known: T | null, write: (known: T) => Omit<StatusLine, 'name'>): StatusLine {
  if (known === null) return line(name, i18n.t('admin.status.unknown'), i18n.t('admin.status.unknownAdvice'));
  return { name, ...write(known) };
}

/** A value without a problem. */
export const fine = (value: string): Omit<StatusLine, 'name'> => ({ value, advice: null });

/** A value with advice if there is a problem. */
export const adviseIf = (isOdd: boolean, value: string, advice: string): Omit<StatusLine, 'name'> => ({
  value,
  advice: isOdd ? advice : null,
});

/** Return advice about a setting; where a policy sets it, also that it is corrected there. */
export function atItsSource(advice: string | null, source: 'policy' | 'here' | 'default'): string | null {
  return advice !== null && source === 'policy' ? `${advice} ${i18n.t('admin.status.inPolicy')}` : advice;
}
