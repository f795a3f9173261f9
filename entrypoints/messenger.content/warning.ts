import { h } from 'preact';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { Banner } from '../../components/Banner.tsx';
import type { Choice } from '../../components/Warning.tsx';
import type { Outcome } from '../../core/entry.ts';
import { newOutcome } from '../../core/incident.ts';
import type { Settings } from '../../core/settings.ts';
import type { Noticed } from '../../core/verdict.ts';
import { deliver } from '../../platform/deliver.ts';
import { systemName } from '../../platform/language.ts';
import { send } from '../../platform/messages.ts';
import { pack } from '../../rules/index.ts';
import { createStage, type Stage } from './stage.ts';

/** One visit of this page to a system: its incident, and how far its warning has come. */
export interface Visit {
  incident: string;
  verdict: Noticed;
  /** The person stays: the banner has become a strip. */
  shrunk: boolean;
  /** Seconds left before `redirect` goes. */
  countdown: number | 'not-started' | 'stopped';
}

/** How long leaving may wait for the answer to be written, ms; the page must not hang on storage. */
const WRITE_FIRST = 300;

const outcomeOf: Record<Exclude<Choice, 'stop-countdown'>, Outcome> = {
  max: 'moved-to-max',
  sferum: 'moved-to-sferum',
  close: 'closed',
  stay: 'stayed',
};

/** The warning of one page; nothing is in the page till it is shown. */
export class PageWarning {
  readonly #ctx: ContentScriptContext;
  readonly #stage: Stage;
  #up: { visit: Visit; settings: Settings } | null = null;

  constructor(ctx: ContentScriptContext) {
    this.#ctx = ctx;
    this.#stage = createStage(ctx);
  }

  /** Whether the page waits for an answer. */
  isUp(): boolean {
    return this.#up !== null && !this.#up.visit.shrunk;
  }

  show(visit: Visit, settings: Settings): void {
    this.#up = { visit, settings };
    if (visit.verdict.kind === 'redirect' && visit.countdown === 'not-started') {
      visit.countdown = settings.countdown;
      this.#tick(visit);
    }
    this.refresh();
  }

  hide(): void {
    this.#up = null;
    this.#stage.clear();
  }

  /** Draws what has changed about the visit. */
  refresh(): void {
    if (!this.#up) return;
    const { visit } = this.#up;
    const { match, kind, reason, period, to } = visit.verdict;
    if (kind === 'record') return;
    this.#stage.render(
      h(Banner, {
        system: systemName(pack, match.system),
        item: match.item,
        kind,
        reason,
        lesson: period.lesson,
        to,
        noticed: 'page',
        secondsLeft: kind === 'redirect' && typeof visit.countdown === 'number' ? visit.countdown : null,
        shrunk: visit.shrunk && kind !== 'block',
        choose: (choice) => void this.#choose(choice),
      }),
    );
  }

  #tick(visit: Visit): void {
    this.#ctx.setTimeout(() => {
      if (this.#up?.visit !== visit || typeof visit.countdown !== 'number') return;
      visit.countdown -= 1;
      this.refresh();
      if (visit.countdown <= 0) void this.#choose('max');
      else this.#tick(visit);
    }, 1000);
  }

  async #choose(choice: Choice): Promise<void> {
    if (!this.#up) return;
    const { visit, settings } = this.#up;
    visit.countdown = 'stopped';
    if (choice === 'stay') visit.shrunk = true;
    this.refresh();
    if (choice === 'stop-countdown') return;
    const { written } = deliver(newOutcome(visit.incident, outcomeOf[choice]));
    await Promise.race([written, new Promise((go) => setTimeout(go, WRITE_FIRST))]);
    if (choice === 'max') location.assign(settings.maxLink);
    if (choice === 'sferum') location.assign(settings.sferumLink);
    if (choice === 'close') await send({ type: 'close-tab' }).catch(() => undefined);
  }
}
