import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { exemptionAt } from '../../core/exempt.ts';
import { newIncident } from '../../core/incident.ts';
import { indexRules, matchUrl } from '../../core/match.ts';
import { judge, type Noticed, situationAt } from '../../core/verdict.ts';
import { continuesVisit, type Trigger, untilNextMinute } from '../../core/visit.ts';
import { deliver } from '../../platform/deliver.ts';
import { loadGiven, watchGiven } from '../../platform/given.ts';
import { send } from '../../platform/messages.ts';
import { randomId } from '../../platform/random-id.ts';
import { pack } from '../../rules/index.ts';
import { PageWarning, type Visit } from './warning.ts';

/** Watches one page of a listed host for as long as it lives: its routes, the bells, the settings. */
export async function startGuard(ctx: ContentScriptContext): Promise<void> {
  const index = indexRules(pack.systems);
  const warning = new PageWarning(ctx);
  let given = await loadGiven();
  let visit: Visit | null = null;

  const look = (trigger: Trigger): void => {
    if (isPrerendering()) return;
    const { settings, handLesson, exemption } = given;
    const now = new Date();
    const match = matchUrl(new URL(location.href), index);
    const situation = situationAt(now, settings, handLesson);
    const verdict = judge(match, situation, settings.mode, exemptionAt(now, exemption));
    if (verdict.kind === 'ignore') {
      warning.hide();
      return;
    }
    if (visit && continuesVisit(visit.verdict, verdict, trigger)) visit.verdict = verdict;
    else visit = begin(verdict, () => warning.refresh());
    if (verdict.kind === 'record' || verdict.kind === 'allow') warning.hide();
    else warning.show(visit, settings);
  };
  ctx.addEventListener(window, 'wxt:locationchange', () => look('arrival'));
  ctx.addEventListener(window, 'pageshow', ({ persisted }) => persisted && look('arrival'));
  ctx.addEventListener(window, 'pagehide', () => warning.isUp() && void send({ type: 'left' }).catch(() => undefined));
  ctx.addEventListener(document, 'prerenderingchange' as 'visibilitychange', () => look('arrival'));
  ctx.onInvalidated(
    watchGiven((changed) => {
      given = changed;
      look('clock');
    }),
  );
  onEveryMinute(ctx, () => look('clock'));
  look('arrival');
}

/** A new visit: an incident of its own, on its way to the journal. */
function begin(verdict: Noticed, changed: () => void): Visit {
  const incident = newIncident(randomId(), verdict, 'page', pack.id);
  const visit: Visit = { incident: incident.id, verdict, shrunk: false, countdown: 'not-started' };
  void deliver(incident).kept.then((kept) => {
    if (!kept) return;
    visit.incident = kept.incident;
    if (kept.stayed) visit.shrunk = true;
    changed();
  });
  return visit;
}

/** Bells ring on full minutes; sleeping PCs and throttled tabs are why this never sleeps longer than one. */
function onEveryMinute(ctx: ContentScriptContext, look: () => void): void {
  ctx.setTimeout(() => {
    look();
    onEveryMinute(ctx, look);
  }, untilNextMinute(new Date()));
}

function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true;
}
