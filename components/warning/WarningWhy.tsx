import { Component } from 'preact';
import { i18n } from '#i18n';
import { Button } from '../shared/Button.tsx';
import { WarningMistake } from './WarningMistake.tsx';
import { warningIds } from './warning-ids.ts';
import type { WarningProps } from './warning-props.ts';

type WarningWhyProps = Pick<WarningProps, 'system' | 'item' | 'words' | 'secondsLeft' | 'choose' | 'reportMistake'>;

/**
 * The folded last part of a warning: the item of the regulation, what is recorded, and «Это ошибка». The text is in the
 * document while folded, because it describes the dialog (`aria-describedby`).
 */
export class WarningWhy extends Component<WarningWhyProps, { open: boolean }> {
  override state = { open: false };

  override render(warning: WarningWhyProps, { open }: { open: boolean }) {
    const { system, item, words } = warning;
    return (
      <div class="why">
        <div class="why-head">
          <Button look="quiet" expanded={open} press={() => this.setState({ open: !open })}>
            {i18n.t('warning.reason.title')}
          </Button>
          <span>{i18n.t('extension.name')}</span>
        </div>
        <div id={warningIds.why} hidden={!open}>
          <p>
            {i18n.t('warning.reason.cites', { ...words, system })}{' '}
            <span class="cite">{i18n.t('warning.item', { ...words, item })}</span>.
          </p>
          <p>{i18n.t('warning.reason.recorded')}</p>
        </div>
        <WarningMistake {...warning} open={open} />
      </div>
    );
  }
}
