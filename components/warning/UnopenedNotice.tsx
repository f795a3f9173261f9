import { i18n } from '#i18n';
import type { PageWords } from '../../core/regulation/regulation-snapshot.ts';
import type { PlatformId } from '../../core/rules/ids.ts';
import { Button } from '../shared/Button.tsx';
import { Mark } from '../shared/Mark.tsx';
import { NoticePage } from './Notice.tsx';

interface UnopenedNoticeProps {
  words: PageWords;
  platform: PlatformId;
  choose(choice: PlatformId | 'close'): void;
}

/** The notice that a permitted platform did not open after its button was pressed: what to check, and what to do. */
export function UnopenedNotice({ words, platform, choose }: UnopenedNoticeProps) {
  const other = platform === 'max' ? 'sferum' : 'max';
  const named = { platform: words[platform] };
  return (
    <NoticePage words={words}>
      <div class="warning">
        <div class="warning-head">
          <Mark />
          <h1>{i18n.t('notice.unopened.title', named)}</h1>
        </div>
        <div class="warning-text">
          <ul class="checks">
            <li>{i18n.t('notice.unopened.network')}</li>
            <li>{i18n.t('notice.unopened.clock')}</li>
            <li>{i18n.t('notice.unopened.certificate', named)}</li>
          </ul>
          <p>{i18n.t('notice.unopened.tell')}</p>
        </div>
        <div class="choices">
          <Button look="primary" press={() => choose(platform)}>
            {i18n.t('notice.unopened.again')}
          </Button>
          {words[other] && (
            <Button look="plain" press={() => choose(other)}>
              {i18n.t(`warning.choice.${other}`, words)}
            </Button>
          )}
          <Button look="plain" press={() => choose('close')}>
            {i18n.t('warning.choice.close')}
          </Button>
        </div>
      </div>
    </NoticePage>
  );
}
