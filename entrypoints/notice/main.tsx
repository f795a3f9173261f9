import { render } from 'preact';
import { i18n } from '#i18n';
import { language } from '../../components/shared/language.ts';
import type { Choice } from '../../components/warning/choice.ts';
import { headline } from '../../components/warning/headline.ts';
import { NeutralNotice, Notice } from '../../components/warning/Notice.tsx';
import { schoolWordsOf } from '../../components/warning/school-words.ts';
import { UnopenedNotice } from '../../components/warning/UnopenedNotice.tsx';
import { HOLD_ADDRESS_MS } from '../../core/journal/attempt.ts';
import { newMistake, outcomeOf } from '../../core/journal/incident.ts';
import { type NoticeFacts, readNotice, readUnopened } from '../../core/messages/notice-address.ts';
import {
  firstPlatform,
  type RegulationSnapshot,
  regulationSnapshot,
  wordsOf,
} from '../../core/regulation/regulation-snapshot.ts';
import type { PlatformId } from '../../core/rules/ids.ts';
import { countDown } from '../../platform/browser/countdown.ts';
import { stepOverFailedPage } from '../../platform/browser/skip-failed-entry.ts';
import { closeThisTab } from '../../platform/browser/tabs.ts';
import { removeAttempt } from '../../platform/delivery/attempts.ts';
import { deliver } from '../../platform/delivery/deliver.ts';
import { send } from '../../platform/delivery/messages.ts';
import { answer, sendOutcomeAndWait } from '../../platform/delivery/outcome.ts';
import { loadOwnSnapshot } from '../../platform/settings/guard-snapshot.ts';
import { pack } from '../../rules/index.ts';

const facts = readNotice(location.hash);
/** Whether the person waits anyway: the attempt then goes on without its address. */
let isWaiting = false;
if (facts) holdAddressOnlyHere(facts);
const { settings, regulation = regulationSnapshot(pack) } = await loadOwnSnapshot();
const listed = facts ? regulation.items[facts.system] : undefined;
const words = wordsOf(regulation, language());
document.documentElement.lang = language();

const failed = readUnopened(location.hash);
if (failed) showUnopened(failed);
else if (!facts || !listed) render(<NeutralNotice words={words} choose={(choice) => void go(choice)} />, document.body);
else if (facts.noticed === 'attempt' || !(await stepOverFailedPage())) show(facts, listed);

type ListedSystem = RegulationSnapshot['items'][string];

function show(facts: NoticeFacts, { item, name }: ListedSystem): void {
  const system = name[language()];
  const draw = (secondsLeft: number | null): void =>
    render(
      <Notice
        {...facts}
        system={system}
        item={item}
        words={words}
        {...schoolWordsOf(settings)}
        isPending={facts.attempt !== undefined}
        secondsLeft={secondsLeft}
        secondsInAll={settings.countdown}
        choose={choose}
        reportMistake={(reason) => void deliver(newMistake(facts.incident, reason))}
      />,
      document.body,
    );
  const choose = (choice: Choice): void => {
    stop();
    draw(null);
    if (choice === 'stay') void stay(facts);
    else if (choice === 'my-school') open(settings.mySchoolLink, '_blank', 'noopener');
    else if (choice !== 'stop-countdown') {
      release(facts);
      // Firefox tells of a failed load only while the worker listens, which it does once the outcome is kept.
      const record = import.meta.env.FIREFOX ? sendOutcomeAndWait : answer;
      void record(facts.incident, outcomeOf[choice]).then(() => go(choice));
    }
  };
  const counts = facts.kind === 'redirect';
  const stop = counts
    ? countDown(settings.countdown, (left) => (left > 0 ? draw(left) : choose(firstPlatform(words))))
    : () => undefined;
  document.title = `${headline({ system, words, reason: facts.reason })} — ${i18n.t('extension.name')}`;
  draw(counts ? settings.countdown : null);
}

/** Shows that a platform did not open. Trying again, or another platform, is a press like that of the warning before. */
function showUnopened({ unopened, incident }: NonNullable<typeof failed>): void {
  document.title = `${i18n.t('notice.unopened.title', { platform: words[unopened] })} — ${i18n.t('extension.name')}`;
  const choose = (choice: PlatformId | 'close'): void => {
    if (choice === 'close') void closeThisTab();
    else void sendOutcomeAndWait(incident, outcomeOf[choice]).then(() => go(choice));
  };
  render(<UnopenedNotice words={words} platform={unopened} choose={choose} />, document.body);
}

/** Removes the held address when the page is left, and after a while. Called before the first wait: it may be left soon. */
function holdAddressOnlyHere(facts: NoticeFacts): void {
  addEventListener('pagehide', () => release(facts));
  // Firefox takes no call from an extension page that is being hidden.
  if (import.meta.env.FIREFOX) addEventListener('beforeunload', () => isWaiting || release(facts));
  setTimeout(() => release(facts), HOLD_ADDRESS_MS);
}

/** Goes back to the page before, or on with the navigation that the notice replaced. */
async function stay({ incident, attempt }: NoticeFacts): Promise<void> {
  await sendOutcomeAndWait(incident, 'stayed');
  const address = attempt && (await send({ type: 'wait', attempt }).catch(() => null));
  isWaiting = typeof address === 'string';
  if (typeof address === 'string') location.replace(address);
  else history.back();
}

/**
 * Removes the address that the worker holds. The page does it itself: a page that is being left may go into the
 * back-forward cache, and the worker gets no message of it then.
 */
function release({ attempt }: NoticeFacts): void {
  if (attempt) void removeAttempt(attempt).catch(() => undefined);
}

async function go(choice: PlatformId | 'join' | 'close'): Promise<void> {
  if (choice === 'close') await closeThisTab();
  else location.assign(settings[`${choice}Link`] ?? settings.maxLink);
}
