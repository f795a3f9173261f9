import { Component } from 'preact';
import { i18n } from '#i18n';
import type { Surface } from '../../core/rules/surface.ts';
import { Mark } from '../shared/Mark.tsx';
import { whyNow } from '../shared/rule-reason.ts';
import { headline } from './headline.ts';
import { WarningChoices } from './WarningChoices.tsx';
import { WarningCountdown } from './WarningCountdown.tsx';
import { WarningHelp } from './WarningHelp.tsx';
import { WarningWhy } from './WarningWhy.tsx';
import { warningIds } from './warning-ids.ts';
import type { WarningProps } from './warning-props.ts';

/** The text and buttons of a warning, the same in the banner and on the notice page. */
export class Warning extends Component<WarningProps, { isHelp: boolean }> {
  override state = { isHelp: false };

  override render(warning: WarningProps, { isHelp }: { isHelp: boolean }) {
    const { help, secondsLeft, choose } = warning;
    const turn = (): void => {
      // Nothing moves on while the person reads.
      if (secondsLeft !== null) choose('stop-countdown');
      this.setState({ isHelp: !isHelp });
    };
    return (
      <>
        <div class="warning">
          <div class="warning-head">
            <Mark />
            <h1 id={warningIds.title}>{headline(warning)}</h1>
          </div>
          {isHelp && help ? (
            <WarningHelp {...warning} back={turn} />
          ) : (
            <FirstPage {...warning} openHelp={help && turn} />
          )}
        </div>
        <WarningWhy {...warning} />
      </>
    );
  }
}

function FirstPage(warning: WarningProps & { openHelp: (() => void) | undefined }) {
  const { system, words, kind, surface, reason, lesson, to, lead, schoolNote, secondsLeft, choose } = warning;
  return (
    <>
      <div id={warningIds.text} class="warning-text">
        {lead && <p>{lead}</p>}
        <p>
          {surface && surfaceText(surface, { ...words, system })} {i18n.t('warning.instead', words)}
        </p>
        {schoolNote && <p class="school-note">{schoolNote}</p>}
        <p class="now">{whyNow(reason, lesson, to)}</p>
      </div>
      <div class="warning-foot">
        {kind === 'redirect' && (
          <WarningCountdown
            secondsLeft={secondsLeft}
            secondsInAll={warning.secondsInAll ?? secondsLeft ?? 1}
            words={words}
            choose={choose}
          />
        )}
        <WarningChoices
          kind={kind}
          words={words}
          counting={secondsLeft !== null}
          isPending={warning.isPending ?? false}
          choose={choose}
          openHelp={warning.openHelp}
        />
      </div>
    </>
  );
}

/** Return what to know about an address that is not the web client itself. */
function surfaceText(surface: Surface, words: { system: string; first: string }): string | null {
  switch (surface) {
    case 'client':
      return null;
    case 'invite':
      return i18n.t('warning.surface.invite', words);
    case 'download':
      return i18n.t('warning.surface.download', words);
    case 'site':
      return i18n.t('warning.surface.site', words);
    case 'third-party':
      return i18n.t('warning.surface.thirdParty', words);
  }
}
