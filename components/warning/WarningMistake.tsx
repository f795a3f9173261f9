import { Component, createRef } from 'preact';
import { i18n } from '#i18n';
import { type MistakeReason, mistakeReasons } from '../../core/journal/mistake-reasons.ts';
import { Button } from '../shared/Button.tsx';
import { mistakeText } from '../shared/mistake-text.ts';
import type { WarningProps } from './warning-props.ts';

type WarningMistakeProps = Pick<WarningProps, 'secondsLeft' | 'choose' | 'reportMistake'> & { open: boolean };

/** «Это ошибка»: one of three reasons, once for a warning. */
export class WarningMistake extends Component<WarningMistakeProps, { isMarked: boolean }> {
  override state = { isMarked: false };
  readonly #whole = createRef<HTMLDivElement>();

  override render({ open }: WarningMistakeProps, { isMarked }: { isMarked: boolean }) {
    return (
      <div ref={this.#whole} class="mistake" hidden={!open}>
        <p role="status">{i18n.t(isMarked ? 'warning.mistake.marked' : 'warning.mistake.ask')}</p>
        {/* None while folded: Tab cycles through the buttons of the dialog. */}
        {open &&
          !isMarked &&
          mistakeReasons.map((reason) => (
            <Button key={reason} look="quiet" press={() => this.#mark(reason)}>
              {mistakeText(reason)}
            </Button>
          ))}
      </div>
    );
  }

  #mark(reason: MistakeReason): void {
    const { secondsLeft, choose, reportMistake } = this.props;
    if (secondsLeft !== null) choose('stop-countdown');
    // The pressed button disappears.
    this.#whole.current?.parentElement?.querySelector('button')?.focus();
    this.setState({ isMarked: true });
    reportMistake(reason);
  }
}
