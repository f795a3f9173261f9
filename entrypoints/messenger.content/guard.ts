import { decide } from '../../core/decision/decide.ts';
import type { GuardSnapshot } from '../../core/decision/guard-snapshot.ts';
import type { IncidentVerdict } from '../../core/decision/verdict.ts';
import { newIncident } from '../../core/journal/incident.ts';
import { continuesVisit, type Trigger, untilNextMinute } from '../../core/journal/visit.ts';
import { indexRules, matchOwnHost, type RuleIndex } from '../../core/rules/match.ts';
import { randomId } from '../../platform/browser/random-id.ts';
import { deliver } from '../../platform/delivery/deliver.ts';
import { send } from '../../platform/delivery/messages.ts';
import { loadGuardSnapshot } from '../../platform/settings/guard-snapshot.ts';
import { systems } from '../../rules/built-in.ts';
import { builtInRegulation } from './built-in-regulation.ts';
import { watchClientRedirect } from './client-redirect.ts';
import { Curtain } from './curtain.ts';
import { documentAddress } from './document-address.ts';
import { followSnapshot } from './follow-snapshot.ts';
import { removeLeftover } from './leftover.ts';
import type { PageLife } from './page-life.ts';
import { onRoute } from './routes.ts';
import { type PageSnapshot, PageWarning, type Visit } from './warning.tsx';

/**
 * Guards one document of a listed host: decides on load, on every route change, bell and change of settings.
 * @param late whether the document loaded before this script
 */
export async function startGuard(life: PageLife, late: boolean): Promise<void> {
  const index = indexRules(systems);
  let guarded = index;
  const matchHere = () => matchOwnHost(documentAddress(), guarded);
  let visit: Visit | null = null;
  if (late && import.meta.env.FIREFOX) removeLeftover();
  const isRedirected = watchClientRedirect(life, index, () => visit?.incident);
  const warning = new PageWarning(life);
  const curtain = new Curtain(life);
  if (!late && !isPrerendering() && matchHere()) curtain.hideForAMoment();
  let snapshot: PageSnapshot;
  ({ snapshot, guarded } = inForce(await loadGuardSnapshot()));

  const look = (trigger: Trigger, latest?: GuardSnapshot): void => {
    if (latest) ({ snapshot, guarded } = inForce(latest));
    if (isPrerendering()) return;
    const verdict = decide(snapshot, matchHere(), new Date());
    curtain.set(verdict.kind === 'block');
    if (verdict.kind === 'ignore') {
      warning.hide();
      return;
    }
    if (visit && continuesVisit(visit.verdict, verdict, trigger)) visit.verdict = verdict;
    else visit = begin(verdict, { late, copy: !isRedirected(verdict) }, () => warning.refresh());
    warning.show(visit, snapshot);
    if (verdict.kind === 'block') replaceWithNotice(visit);
  };
  /** Storage tells no change to a page in the back/forward cache of Firefox, so what holds now is read again. */
  const lookAfresh = async (): Promise<void> => {
    if (matchHere() && !warning.isUp()) curtain.hideForAMoment();
    const latest = await loadGuardSnapshot();
    // Deliver again: the person may have chosen to stay on the notice page, which the worker tells with its reply.
    if (!visit?.shrunk) visit = null;
    look('arrival', latest);
  };
  onRoute(life, () => look('arrival'));
  onShownAgain(life, () => void lookAfresh());
  life.addEventListener(window, 'pagehide', () => warning.isUp() && void send({ type: 'left' }).catch(() => undefined));
  followSnapshot(life, (changed) => look('clock', changed));
  onEveryMinute(life, () => look('clock'));
  look('arrival');
}

/** Returns what a page decides by: the snapshot with a regulation, and the rules without what the school allows. */
function inForce(latest: GuardSnapshot): { snapshot: PageSnapshot; guarded: RuleIndex } {
  return {
    snapshot: { regulation: builtInRegulation(), ...latest },
    guarded: indexRules([...systems, { id: '', item: '', rules: latest.settings.allowed ?? [] }]),
  };
}

/**
 * Calls back when a page is restored from the back/forward cache
 * (https://developer.mozilla.org/docs/Web/API/PageTransitionEvent/persisted), or when a prerendered page becomes visible
 * (https://developer.mozilla.org/docs/Web/API/Document/prerenderingchange_event).
 */
function onShownAgain(life: PageLife, shown: () => void): void {
  life.addEventListener(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && shown());
  life.addEventListener(document, 'prerenderingchange', shown);
}

/** Starts a visit: creates its incident and delivers it to the worker. */
function begin(verdict: IncidentVerdict, how: Parameters<typeof deliver>[1], changed: () => void): Visit {
  const incident = newIncident(randomId(), verdict, 'page');
  const delivery = deliver(incident, how).kept;
  const visit: Visit = {
    incident: incident.id,
    verdict,
    shrunk: false,
    countdown: 'not-started',
    delivered: delivery.then(() => undefined),
  };
  void delivery.then((kept) => {
    if (!kept) return;
    visit.incident = kept.incident;
    if (kept.stayed) visit.shrunk = true;
    changed();
  });
  return visit;
}

/**
 * Stops loading and asks the worker to show the notice page instead. The declarativeNetRequest rule does not stop a page
 * served by the site's service worker, nor a page that was open before the bell.
 */
function replaceWithNotice(visit: Visit): void {
  window.stop();
  void visit.delivered
    .then(() => send({ type: 'blocked', system: visit.verdict.match.system, incident: visit.incident }))
    .catch(() => undefined);
}

/** Bells ring on full minutes. The timer is never longer than one minute, because timers stop while a PC sleeps. */
function onEveryMinute(life: PageLife, look: () => void): void {
  life.setTimeout(() => {
    look();
    onEveryMinute(life, look);
  }, untilNextMinute(new Date()));
}

/** Firefox prerenders no page. */
function isPrerendering(): boolean {
  return !import.meta.env.FIREFOX && 'prerendering' in document && document.prerendering === true;
}
