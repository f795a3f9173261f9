import type { Regulation } from './regulation-schema.ts';

/**
 * Return how papers name the approval: «утв. приказом № 118-од от 28.08.2026», `approved by order No. 118-од of 28 August
 * 2026`. A blank number or date is left out; without both the text is empty.
 */
export function approvalOf({ approval = {} }: Pick<Regulation, 'approval'>): Record<'ru' | 'en', string> {
  const { number, date } = approval;
  if (!number && !date) return { ru: '', en: '' };
  return {
    ru: ['утв. приказом', number && `№\u00a0${number}`, date && `от ${date.split('-').reverse().join('.')}`]
      .filter(Boolean)
      .join(' '),
    en: ['approved by order', number && `No.\u00a0${number}`, date && `of ${englishDay(date)}`]
      .filter(Boolean)
      .join(' '),
  };
}

/** Return the title with the approval in brackets, as papers cite the document. */
export function citedTitle(
  { title, approval }: { title: Record<'ru' | 'en', string>; approval: Record<'ru' | 'en', string> },
  language: 'ru' | 'en',
): string {
  return title[language] + (approval[language] && ` (${approval[language]})`);
}

/** Write an ISO day as `28 August 2026`. */
function englishDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));
}
