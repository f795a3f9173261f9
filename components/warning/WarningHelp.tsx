import { i18n } from '#i18n';
import { Button } from '../shared/Button.tsx';
import type { WarningProps } from './warning-props.ts';

type WarningHelpProps = Pick<WarningProps, 'words' | 'help' | 'choose'> & { back(): void };

/** The second page of a warning: how to get into the first platform on this PC. It names no link, it opens one. */
export function WarningHelp({ words, help, choose, back }: WarningHelpProps) {
  return (
    <div ref={takeFocus} class="warning-foot help">
      <h2>{i18n.t('warning.help.title', words)}</h2>
      {help?.text && <p>{help.text}</p>}
      <div class="choices">
        {help?.hasJoinLink && (
          <Button look="primary" press={() => choose('join')}>
            {i18n.t('warning.help.join')}
          </Button>
        )}
        {help?.hasMySchool && (
          <Button look="plain" press={() => choose('my-school')}>
            {i18n.t('warning.help.mySchool')}
          </Button>
        )}
        <Button look="plain" press={back}>
          {i18n.t('shared.back')}
        </Button>
      </div>
    </div>
  );
}

/** Focus follows the page that is turned, and back to the first page. */
function takeFocus(page: HTMLElement | null): (() => void) | undefined {
  const warning = page?.closest('.warning');
  page?.querySelector('button')?.focus();
  return () => queueMicrotask(() => warning?.querySelector('button')?.focus());
}
