import { i18n } from '#i18n';
import { Button } from '../shared/Button.tsx';
import { Mark } from '../shared/Mark.tsx';
import type { WarningProps } from './Warning.tsx';

/** What stays of the warning for a person who stays: it names the system and still offers MAX, and blocks nothing. */
export function Strip({ system, item, choose }: Pick<WarningProps, 'system' | 'item' | 'choose'>) {
  return (
    <aside ref={enterTopLayer} class="strip" popover="manual" aria-label={i18n.t('warning.title', { system })}>
      <Mark />
      <p class="strip-text">
        <strong>{i18n.t('warning.strip', { system })}</strong>{' '}
        <span class="cite">{i18n.t('warning.item', { item })}</span>
      </p>
      <Button look="primary" press={() => choose('max')}>
        {i18n.t('warning.choice.max')}
      </Button>
    </aside>
  );
}

/** Chrome 109 has no popover; there the strip is merely fixed above everything the page numbers. */
function enterTopLayer(strip: HTMLElement | null): void {
  if (strip?.isConnected) strip.showPopover?.();
}
