import { i18n } from '#i18n';

/** A line of the status. With an advice it is worth a look; without one it is in order. */
export interface StatusLine {
  name: string;
  value: string;
  advice: string | null;
}

/** A line that is in order, or, with an advice, worth a look. */
export function line(name: string, value: string, advice: string | null = null): StatusLine {
  return { name, value, advice };
}

/** A line of something that may not have been found out. */
export function lineOf<T>(name: string, known: T | null, write: (known: T) => Omit<StatusLine, 'name'>): StatusLine {
  if (known === null) return line(name, i18n.t('admin.status.unknown'), i18n.t('admin.status.unknownAdvice'));
  return { name, ...write(known) };
}

/** A value that is in order. */
export const fine = (value: string): Omit<StatusLine, 'name'> => ({ value, advice: null });

/** A value with an advice where it is not in order. */
export const adviseIf = (isOdd: boolean, value: string, advice: string): Omit<StatusLine, 'name'> => ({
  value,
  advice: isOdd ? advice : null,
});
