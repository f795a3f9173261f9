import { i18n } from '#i18n';
import type { InForceReason } from '../../core/decision/verdict.ts';
import type { BannerWords } from '../../core/regulation/regulation-words.ts';
import { Mark } from '../shared/Mark.tsx';
import { whyNow } from '../shared/rule-reason.ts';
import type { Choice } from './choice.ts';
import { WarningChoices } from './WarningChoices.tsx';
import { WarningCountdown } from './WarningCountdown.tsx';
import { warningIds } from './warning-ids.ts';

export interface WarningProps {
  /** The system's name in the reader's language. */
  system: string;
  /** Item of the regulation. */
  item: string;
  words: BannerWords;
  kind: 'warn' | 'redirect' | 'block';
  reason: InForceReason;
  /** Number of the lesson, if any. */
  lesson: number | null;
  /** `09:15`, the end of the lesson, if known. */
  to: string | null;
  /** First sentence: why the page is not shown. */
  lead?: string | null;
  /** The page may still come: “stay” waits for it. */
  isPending?: boolean;
  /** Seconds left of the countdown of `redirect` while it runs. */
  secondsLeft: number | null;
  /** Called for a person's action, never for a script's. */
  choose(choice: Choice): void;
}

/** The text and buttons of a warning, the same in the banner and on the notice page. */
export function Warning({
  system,
  item,
  words,
  kind,
  reason,
  lesson,
  to,
  lead,
  isPending,
  secondsLeft,
  choose,
}: WarningProps) {
  return (
    <>
      <p class="band">
        <Mark />
        {i18n.t('extension.name')}
      </p>
      <div class="warning">
        <h1 id={warningIds.title}>{i18n.t('warning.title', { system })}</h1>
        <div id={warningIds.text} class="warning-text">
          {lead && <p>{lead}</p>}
          <p>
            {i18n.t('warning.cites', { system })} <span class="cite">{i18n.t('warning.item', { ...words, item })}</span>
            .
          </p>
          <p class="why">{whyNow(reason, lesson, to)}</p>
          <p>{i18n.t('warning.instead', words)}</p>
        </div>
        <div class="warning-foot">
          {kind === 'redirect' && <WarningCountdown secondsLeft={secondsLeft} words={words} choose={choose} />}
          <WarningChoices
            kind={kind}
            words={words}
            counting={secondsLeft !== null}
            isPending={isPending ?? false}
            choose={choose}
          />
        </div>
      </div>
    </>
  );
}
