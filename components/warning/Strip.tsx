import { Component } from 'preact';
import { i18n } from '#i18n';
import { firstPlatform } from '../../core/regulation/regulation-snapshot.ts';
import { Button } from '../shared/Button.tsx';
import { language } from '../shared/language.ts';
import { Mark } from '../shared/Mark.tsx';
import { headline } from './headline.ts';
import type { WarningProps } from './warning-props.ts';

type StripProps = Pick<WarningProps, 'system' | 'item' | 'words' | 'reason' | 'choose'>;

/** Where the strip is, and whether only its mark is left. */
const asShown = { folded: false, low: false };

/**
 * Replaces the banner after «Stay»: names the system, offers the first platform and does not block the page. It can be folded to its mark
 * and moved to the other edge, so that it covers nothing for long.
 */
export class Strip extends Component<StripProps, typeof asShown> {
  override state = asShown;

  override render(strip: StripProps, { folded, low }: typeof asShown) {
    return (
      <aside
        ref={enterTopLayer}
        class={`strip${low ? ' strip-low' : ''}${folded ? ' strip-folded' : ''}`}
        lang={language()}
        popover="manual"
        aria-label={headline(strip)}
      >
        {!folded && <StripText {...strip} />}
        {!folded && (
          <Button look="sign" label={i18n.t(low ? 'warning.toTop' : 'warning.toBottom')} press={() => this.#move()}>
            {low ? '↑' : '↓'}
          </Button>
        )}
        <Button
          look="sign"
          label={i18n.t(folded ? 'warning.unfold' : 'shared.fold')}
          expanded={!folded}
          press={() => this.setState({ folded: !folded })}
        >
          {folded ? <Mark /> : '×'}
        </Button>
      </aside>
    );
  }

  #move(): void {
    this.setState({ low: !this.state.low });
  }
}

function StripText({ system, item, words, choose }: StripProps) {
  const first = firstPlatform(words);
  return (
    <>
      <Mark />
      <p class="strip-text">
        <strong>{i18n.t('warning.strip', { system })}</strong>{' '}
        <span class="cite">{i18n.t('warning.item', { ...words, item })}</span>
      </p>
      <Button look="primary" press={() => choose(first)}>
        {i18n.t(`warning.choice.${first}`, words)}
      </Button>
    </>
  );
}

/** Chromium before 114 has no popover (https://developer.mozilla.org/docs/Web/API/HTMLElement/showPopover); there the strip only has the highest z-index. */
function enterTopLayer(strip: HTMLElement | null): void {
  if (strip?.isConnected) strip.showPopover?.();
}
