import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { NoticedBy } from '../../core/journal/entry.ts';
import type { PageWords } from '../../core/regulation/regulation-snapshot.ts';
import type { PlatformId } from '../../core/rules/ids.ts';
import { Mark } from '../shared/Mark.tsx';
import { PlatformButtons } from '../shared/PlatformButtons.tsx';
import { Warning } from './Warning.tsx';
import type { WarningProps } from './warning-props.ts';

export interface NoticeProps extends Omit<WarningProps, 'lead' | 'words'> {
  words: PageWords;
  noticed: NoticedBy;
}

/** The warning as a page, for tabs where no banner can be shown. */
export function Notice({ noticed, ...warning }: NoticeProps) {
  return (
    <NoticePage words={warning.words}>
      <Warning {...warning} lead={whyNoPage(noticed, warning)} />
    </NoticePage>
  );
}

function whyNoPage(noticed: NoticedBy, { kind, system }: Omit<NoticeProps, 'noticed'>): string | null {
  switch (noticed) {
    case 'page':
      return null;
    case 'unreachable':
      return i18n.t('warning.noticed.unreachable');
    case 'no-access':
      return i18n.t('warning.noticed.noAccess', { system });
    case 'refused':
      // Outside mode `block` another extension or a policy refused the request.
      return i18n.t(kind === 'block' ? 'warning.noticed.refused' : 'warning.noticed.refusedByOther');
    case 'attempt':
      return i18n.t('warning.noticed.attempt');
  }
}

interface NeutralNoticeProps {
  words: PageWords;
  choose(choice: PlatformId): void;
}

/** The notice page without the data of a warning: it only links to the allowed messengers. */
export function NeutralNotice({ words, choose }: NeutralNoticeProps) {
  return (
    <NoticePage words={words}>
      <div class="warning">
        <div class="warning-head">
          <Mark />
          <h1>{i18n.t('notice.neutral.title')}</h1>
        </div>
        <p>{i18n.t('notice.neutral.text', words)}</p>
        <div class="choices">
          <PlatformButtons words={words} go={choose} />
        </div>
      </div>
    </NoticePage>
  );
}

/** The frame of every notice: a card, and who shows it. */
export function NoticePage({ words, children }: { words: PageWords; children: ComponentChildren }) {
  return (
    <main class="notice">
      <article class="card">{children}</article>
      <p class="notice-about">{i18n.t('notice.about', words)}</p>
    </main>
  );
}
