import { i18n } from '#i18n';
import type { BannerWords } from '../../core/regulation/regulation-words.ts';
import { Button } from '../shared/Button.tsx';
import { PlatformButtons } from '../shared/PlatformButtons.tsx';
import type { Choice } from './choice.ts';

export interface WarningChoicesProps {
  kind: 'warn' | 'redirect' | 'block';
  words: BannerWords;
  /** The countdown runs; «Stay» appears only after it is stopped. */
  counting: boolean;
  /** «Stay» waits for a page that has not come yet. */
  isPending: boolean;
  choose(choice: Choice): void;
  /** Turns to the page on getting into the first platform, if there is one. */
  openHelp?: (() => void) | undefined;
}

/** The buttons of a warning, one of them the main one; the mode determines which ones are shown. */
export function WarningChoices({ kind, words, counting, isPending, choose, openHelp }: WarningChoicesProps) {
  return (
    <>
      <div class="choices">
        <PlatformButtons words={words} go={choose} />
        <Button look="plain" press={() => choose('close')}>
          {i18n.t('warning.choice.close')}
        </Button>
      </div>
      {openHelp && (
        <div class="less">
          <Button look="quiet" press={openHelp}>
            {i18n.t('warning.help.title', words)}
          </Button>
        </div>
      )}
      <div class="less">
        {kind !== 'block' && !counting && (
          <Button look="quiet" press={() => choose('stay')}>
            {i18n.t(isPending ? 'warning.choice.wait' : 'warning.choice.stay')}
          </Button>
        )}
        <p>{i18n.t('warning.teacher')}</p>
      </div>
    </>
  );
}
