import { language } from '../../components/shared/language.ts';
import { Banner } from '../../components/warning/Banner.tsx';
import type { Choice } from '../../components/warning/choice.ts';
import { schoolWordsOf } from '../../components/warning/school-words.ts';
import type { GuardSnapshot } from '../../core/decision/guard-snapshot.ts';
import type { IncidentVerdict } from '../../core/decision/verdict.ts';
import { newMistake, outcomeOf } from '../../core/journal/incident.ts';
import { firstPlatform, type RegulationSnapshot, wordsOf } from '../../core/regulation/regulation-snapshot.ts';
import { countDown } from '../../platform/browser/countdown.ts';
import { deliver } from '../../platform/delivery/deliver.ts';
import { send } from '../../platform/delivery/messages.ts';
import { answer } from '../../platform/delivery/outcome.ts';
import { Departure } from './leave-page.ts';
import type { PageLife } from './page-life.ts';
import { Stage } from './stage.ts';

/** A guard snapshot with the regulation in force. */
export type PageSnapshot = GuardSnapshot & { regulation: RegulationSnapshot };

/** One visit of this page to a system: its incident and the state of its warning. */
export interface Visit {
  incident: string;
  verdict: IncidentVerdict;
  /** True once the person stays: the banner is replaced by a strip. */
  shrunk: boolean;
  /** Seconds left before `redirect` opens the first platform. */
  countdown: number | 'not-started' | 'stopped';
  /** Resolves when the incident is in the journal, or will be stored without this page. */
  delivered: Promise<void>;
}

/** The warning of one page. Nothing is added to the page before it is shown. */
export class PageWarning {
  readonly #life: PageLife;
  readonly #stage: Stage;
  readonly #departure = new Departure();
  #up: { visit: Visit; snapshot: PageSnapshot } | null = null;
  #stopCountdown = (): void => undefined;

  constructor(life: PageLife) {
    this.#life = life;
    // If the page defeats every repair, the worker shows the notice page.
    this.#stage = new Stage(life, () => void send({ type: 'beaten' }).catch(() => undefined));
  }

  /** Return true while the warning waits for a choice. */
  isUp(): boolean {
    return this.#up !== null && !this.#up.visit.shrunk;
  }

  show(visit: Visit, snapshot: PageSnapshot): void {
    this.#up = { visit, snapshot };
    if (visit.verdict.kind === 'redirect' && visit.countdown === 'not-started') {
      this.#startCountdown(visit, snapshot);
    }
    this.refresh();
  }

  hide(): void {
    this.#up = null;
    this.#stopCountdown();
    this.#stage.clear();
  }

  /** Renders the visit; a visit that is only recorded or allowed shows nothing. */
  refresh(): void {
    if (!this.#up) return;
    const { visit, snapshot } = this.#up;
    const { regulation } = snapshot;
    const { match, kind, reason, period, to } = visit.verdict;
    if (kind === 'record' || kind === 'allowed') {
      this.hide();
      return;
    }
    this.#stage.render(
      <Banner
        system={regulation.items[match.system]?.name[language()] ?? match.system}
        item={match.item}
        words={wordsOf(regulation, language())}
        kind={kind}
        surface={match.surface}
        {...schoolWordsOf(snapshot.settings)}
        reason={reason}
        lesson={period.lesson}
        to={to}
        secondsLeft={kind === 'redirect' && typeof visit.countdown === 'number' ? visit.countdown : null}
        secondsInAll={snapshot.settings.countdown}
        shrunk={visit.shrunk && kind !== 'block'}
        choose={(choice) => void this.#choose(choice)}
        reportMistake={(reason) => void deliver(newMistake(visit.incident, reason))}
      />,
    );
  }

  #startCountdown(visit: Visit, { settings, regulation }: PageSnapshot): void {
    const seconds = settings.countdown;
    visit.countdown = seconds;
    this.#stopCountdown = countDown(seconds, (left) => {
      visit.countdown = left;
      if (left <= 0) void this.#choose(firstPlatform(wordsOf(regulation, language())), false);
      else this.refresh();
    });
    this.#life.onInvalidated(this.#stopCountdown);
  }

  /** @param mayAsk whether the page may ask the person before it is left */
  async #choose(choice: Choice, mayAsk = true): Promise<void> {
    if (!this.#up) return;
    const { visit, snapshot } = this.#up;
    this.#stopCountdown();
    visit.countdown = 'stopped';
    if (choice === 'stay') visit.shrunk = true;
    this.refresh();
    if (choice === 'stop-countdown') return;
    if (choice === 'my-school') {
      await send({ type: 'leave', to: choice }).catch(() => undefined);
      return;
    }
    this.#departure.cancel();
    const left = () => answer(visit.incident, outcomeOf[choice]);
    if (choice === 'stay') {
      await left();
      return;
    }
    this.#departure.begin({ left, mayAsk });
    // The worker moves the tab, which a page cannot cancel; without a worker the page itself does.
    await send({ type: 'leave', to: choice }).catch(() => {
      if (choice !== 'close') location.assign(snapshot.settings[`${choice}Link`] ?? '');
    });
  }
}
