import { i18n } from '#i18n';
import { ActionButton } from './ActionButton.tsx';

export interface PagerProps {
  /** Page number, from 1. */
  page: number;
  /** True if there is a page of older lines. */
  more: boolean;
  newer(): void;
  older(): void;
}

/** Buttons for the next and previous page; hidden if there is only one page. */
export function Pager({ page, more, newer, older }: PagerProps) {
  if (page === 1 && !more) return null;
  return (
    <nav class="pager" aria-label={i18n.t('admin.journal.pages')}>
      <ActionButton look="plain" off={page === 1} press={newer}>
        {i18n.t('admin.journal.newer')}
      </ActionButton>
      <span aria-live="polite">{i18n.t('admin.journal.page', { page })}</span>
      <ActionButton look="plain" off={!more} press={older}>
        {i18n.t('admin.journal.older')}
      </ActionButton>
    </nav>
  );
}
