import { i18n } from '#i18n';
import { counted } from '../../shared/counted.ts';
import { ActionButton } from './ActionButton.tsx';

export interface PagerProps {
  /** Name of this navigation; a page can have two. */
  label: string;
  /** True if a screen reader is told of another page. */
  live: boolean;
  /** Page number, from 1. */
  page: number;
  /** Number of pages; `null` until it is known. */
  pages: number | null;
  /** True if there is a page of older lines. */
  more: boolean;
  newer(): void;
  older(): void;
}

/** Buttons for the next and previous page; hidden if there is only one page. */
export function Pager({ label, live, page, pages, more, newer, older }: PagerProps) {
  if (page === 1 && !more) return null;
  return (
    <nav class="pager" aria-label={label}>
      <ActionButton look="plain" off={page === 1} press={newer}>
        {i18n.t('admin.journal.newer')}
      </ActionButton>
      <span {...(live && { 'aria-live': 'polite' as const })}>
        {pages === null ? counted('admin.journal.page', { page }) : counted('admin.journal.pageOf', { page, pages })}
      </span>
      <ActionButton look="plain" off={!more} press={older}>
        {i18n.t('admin.journal.older')}
      </ActionButton>
    </nav>
  );
}
