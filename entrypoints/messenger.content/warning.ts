import { h } from 'preact';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { Banner } from '../../components/Banner.tsx';
import type { Choice } from '../../components/Warning.tsx';
import type { Outcome } from '../../core/entry.ts';
import { newOutcome } from '../../core/incident.ts';
import type { Settings } from '../../core/settings.ts';
import type { Noticed } from '../../core/verdict.ts';
import { deliver } from '../../platform/deliver.ts';
import { send } from '../../platform/messages.ts';
import { systemName } from '../../platform/language.ts';
import { pack } from '../../rules/index.ts';
import { createStage } from './stage.ts';

/** One visit of this page to a system: its incident, and how far its warning has come. */
export interface Visit {
  incident: string;
  verdict: Noticed;
  /** The person stays: the banner has become a strip. */
  shrunk: boolean;
  /** Seconds left before `redirect` goes. */
  countdown: number | 'not-started' | 'stopped';
}

/** The warning of a page. */
export interface Warning {
  show(visit: Visit, settings: Settings): void;
  hide(): void;
  refresh(): void;
  isUp(): boolean;
}

/** How long leaving may wait for the answer to be written, ms; the page must not hang on storage. */
const WRITE_FIRST = 300;

const outcomeOf: Record<Exclude<Choice, 'stop-countdown'>, Outcome> = {
  max: 'moved-to-max',
  sferum: 'moved-to-sferum',
  close: 'closed',
  stay: 'stayed',
};

/** Makes the warning of this page; nothing is in the page till it is shown. */
export function createWarning(ctx: ContentScriptContext): Warning {
  const stage = createStage(ctx);
  let up: { visit: Visit; settings: Settings } | null = null;

  const render = (): void => {
    if (!up) return;
    const { visit } = up;
    const { match, kind, reason, period, to } = visit.verdict;
    if (kind === 'record') return;
    stage.render(
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
        choose: (choice) => void choose(choice),
      }),
    );
  };

  const tick = (visit: Visit): void => {
    ctx.setTimeout(() => {
      if (up?.visit !== visit || typeof visit.countdown !== 'number') return;
      visit.countdown -= 1;
      render();
      if (visit.countdown <= 0) void choose('max');
      else tick(visit);
    }, 1000);
  };

  const choose = async (choice: Choice): Promise<void> => {
    if (!up) return;
    const { visit, settings } = up;
    visit.countdown = 'stopped';
    if (choice !== 'stop-countdown') {
      const { written } = deliver(newOutcome(visit.incident, outcomeOf[choice]));
      if (choice === 'stay') visit.shrunk = true;
      else await Promise.race([written, new Promise((go) => setTimeout(go, WRITE_FIRST))]);
    }
    render();
    if (choice === 'max') location.assign(settings.maxLink);
    if (choice === 'sferum') location.assign(settings.sferumLink);
    if (choice === 'close') await send({ type: 'close-tab' }).catch(() => undefined);
  };

  return {
    show(visit, settings) {
      up = { visit, settings };
      if (visit.verdict.kind === 'redirect' && visit.countdown === 'not-started') {
        visit.countdown = settings.countdown;
        tick(visit);
      }
      render();
    },
    hide() {
      up = null;
      stage.clear();
    },
    refresh: render,
    isUp: () => up !== null && !up.visit.shrunk,
  };
}
