import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { NoticedBy } from '../../core/journal/entry.ts';
import { Button } from '../shared/Button.tsx';
import { Mark } from '../shared/Mark.tsx';
import { Warning, type WarningProps } from './Warning.tsx';

export interface NoticeProps extends Omit<WarningProps, 'lead'> {
  noticed: NoticedBy;
}

/** The warning as a page, for tabs where no banner can be shown. */
export function Notice({ noticed, ...warning }: NoticeProps) {
  return (
    <NoticePage>
      <Warning {...warning} lead={whyNoPage(noticed, warning.kind)} />
    </NoticePage>
  );
}

function whyNoPage(noticed: NoticedBy, kind: WarningProps['kind']): string | null {
  switch (noticed) {
    case 'page':
      return null;
    case 'unreachable':
      return i18n.t('warning.noticed.unreachable');
    case 'no-access':
      return i18n.t('warning.noticed.noAccess');
    case 'refused':
      // Outside mode `block` another extension or a policy refused the request.
      return i18n.t(kind === 'block' ? 'warning.noticed.refused' : 'warning.noticed.refusedByOther');
    case 'attempt':
      return i18n.t('warning.noticed.attempt');
  }
}

/** The notice page without the data of a warning: it only links to the allowed messengers. */
export function NeutralNotice({ choose }: { choose(choice: 'max' | 'sferum'): void }) {
  return (
    <NoticePage>
      <p class="band">
        <Mark />
        {i18n.t('extension.name')}
      </p>
      <div class="warning">
        <h1>{i18n.t('notice.neutral.title')}</h1>
        <p>{i18n.t('notice.neutral.text')}</p>
        <div class="choices">
          <Button look="primary" press={() => choose('max')}>
            {i18n.t('warning.choice.max')}
          </Button>
          <Button look="plain" press={() => choose('sferum')}>
            {i18n.t('warning.choice.sferum')}
          </Button>
        </div>
      </div>
    </NoticePage>
  );
}

function NoticePage({ children }: { children: ComponentChildren }) {
  return (
    <main class="notice">
      <article class="card">{children}</article>
      <p class="notice-about">{i18n.t('notice.about')}</p>
    </main>
  );
}
