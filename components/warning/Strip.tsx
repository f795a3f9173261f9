import { i18n } from '#i18n';
import { Button } from '../shared/Button.tsx';
import { language } from '../shared/language.ts';
import { Mark } from '../shared/Mark.tsx';
import type { WarningProps } from './Warning.tsx';

/** Replaces the banner after «Stay»: names the system, offers MAX and does not block the page. */
export function Strip({ system, item, words, choose }: Pick<WarningProps, 'system' | 'item' | 'words' | 'choose'>) {
  return (
    <aside
      ref={enterTopLayer}
      class="strip"
      lang={language()}
      popover="manual"
      aria-label={i18n.t('warning.title', { system })}
    >
      <Mark />
      <p class="strip-text">
        <strong>{i18n.t('warning.strip', { system })}</strong>{' '}
        <span class="cite">{i18n.t('warning.item', { ...words, item })}</span>
      </p>
      <Button look="primary" press={() => choose('max')}>
        {i18n.t('warning.choice.max', words)}
      </Button>
    </aside>
  );
}

/** Chromium before 114 has no popover (https://developer.mozilla.org/docs/Web/API/HTMLElement/showPopover); there the strip only has the highest z-index. */
function enterTopLayer(strip: HTMLElement | null): void {
  if (strip?.isConnected) strip.showPopover?.();
}
