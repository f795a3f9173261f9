import { browser } from 'wxt/browser';
import type { GuardSnapshot } from '../../../core/decision/guard-snapshot.ts';
import { loadFailure } from '../../../core/decision/load-error.ts';
import type { CatalogueSystem } from '../../../core/rules/rule-schema.ts';
import { coarseFilters, navigationFilters, noAccessFilters, type UrlFilter } from '../../../core/rules/url-filters.ts';
import { isShown, isTabsPage, noteOpener } from '../../../platform/browser/tabs.ts';
import { loadOwnSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { systemsOfStart } from '../../../platform/settings/start-lists.ts';
import { pack, recognised } from '../../../rules/index.ts';
import { commitAttempt, endAttempt, startAttempt } from './attempts.ts';
import { keepForNextStart, restartIf } from './next-start.ts';
import { OneSet } from './one-set.ts';
import { guardFrame, guardWithoutScript } from './page-without-script.ts';
import { systemsListed } from './rule-index.ts';
import { blockBeforeLoad, recordAndShowNotice } from './show-notice.ts';

/** Return a key of systems, in whatever order they are. */
const idsOf = (systems: readonly CatalogueSystem[]): string =>
  systems
    .map(({ id }) => id)
    .sort()
    .join();

const listeners = new OneSet<CatalogueSystem>(
  registerListeners,
  async () => systemsListed(await loadOwnSnapshot()),
  idsOf,
);

/**
 * Listen to navigations, before the regulation in force is known: it lies behind asynchronous storage, and an event that
 * wakes the worker is delivered only to listeners of its first turn. Call it synchronously at worker start.
 *
 * Chromium: the whole catalogue, the systems beyond the built-in regulation by coarse filters. {@link narrowNavigations}
 * removes what no regulation lists, and a removed filter does not wake the worker. Firefox wakes the event page only for
 * listeners that are registered at its start, so there it is what the last regulation listed.
 * https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/events
 * https://extensionworkshop.com/documentation/develop/manifest-v3-migration-guide/
 */
export function listenToNavigations(): void {
  if (import.meta.env.FIREFOX) {
    const atStart = systemsForStart();
    listeners.start(atStart);
    restartIf(() => idsOf(systemsForStart()) !== idsOf(atStart));
    return;
  }
  const others = coarseFilters(recognised.filter(({ id }) => !pack.systems.some((own) => own.id === id)));
  listeners.start(pack.systems, addListeners(others, others));
}

/** Listen to the systems of the last guard snapshot alone, at worker start. */
export async function narrowNavigations(): Promise<void> {
  await keepSystems(await listeners.narrow());
}

/** Listen to the systems of a regulation alone. Call it before pages hear of the regulation, so that none is missed. */
export async function followRegulation(snapshot: Pick<GuardSnapshot, 'regulation'>): Promise<void> {
  await keepSystems(await listeners.follow(systemsListed(snapshot)));
}

/** @param changed what is listened to now, if it changed */
function keepSystems(changed: readonly CatalogueSystem[] | null): Promise<void> {
  return keepForNextStart(systemsOfStart, changed?.map(({ id }) => id) ?? null);
}

/** Return the systems to listen to at the start of the event page: those of the last regulation. */
function systemsForStart(): readonly CatalogueSystem[] {
  const ids = systemsOfStart.load();
  const listed = recognised.filter(({ id }) => ids.includes(id));
  return listed.length > 0 ? listed : pack.systems;
}

function registerListeners(systems: readonly CatalogueSystem[]): () => void {
  // In one order: the browser keeps filters over a stop of the worker, and takes another order for other filters.
  const ordered = [...systems].sort((one, other) => (one.id < other.id ? -1 : 1));
  const reading = { dotted: !import.meta.env.FIREFOX };
  return addListeners(navigationFilters(ordered, reading), noAccessFilters(ordered, reading));
}

/**
 * One listener an event: each that is added or removed costs the browser time (core/rules/url-filters.ts).
 * @returns a function that removes the listeners
 */
function addListeners(listed: UrlFilter[], withoutAccess: UrlFilter[]): () => void {
  const { onBeforeNavigate, onCommitted, onCompleted, onErrorOccurred, onHistoryStateUpdated } = browser.webNavigation;
  const removals = [
    ...(import.meta.env.FIREFOX ? [onNewTab(listed)] : []),
    on(onErrorOccurred, listed, (event) => void endAttempt(event, loadFailure(event.error))),
    on(onBeforeNavigate, listed, (event) => {
      void startAttempt(event);
      void blockBeforeLoad(event.url, event.tabId);
    }),
    on(onCommitted, listed, handleCommit, isShown),
    ...(import.meta.env.FIREFOX
      ? [on(onCompleted, listed, ({ url, tabId }) => void guardWithoutScript(url, tabId))]
      : []),
    on(onHistoryStateUpdated, withoutAccess, ({ url, tabId }) => void recordAndShowNotice(url, tabId, 'no-access')),
  ];
  return () => {
    for (const remove of removals) remove();
  };
}

/** A listed page appears in a tab or in a frame. */
function handleCommit({ url, tabId, frameId }: { url: string; tabId: number; frameId: number }): void {
  if (frameId > 0) {
    if (!import.meta.env.FIREFOX) void guardFrame(url, tabId, frameId);
    return;
  }
  void commitAttempt(tabId);
  void recordAndShowNotice(url, tabId, 'no-access');
}

/**
 * Hear which tab opened another one at a listed address. Where the address is a file, Firefox has closed the new tab by the
 * time a stopped background page has started.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/webNavigation/onCreatedNavigationTarget
 */
function onNewTab(url: UrlFilter[]): () => void {
  const { onCreatedNavigationTarget } = browser.webNavigation;
  const listener = (event: { tabId: number; sourceTabId: number }): void => noteOpener(event.tabId, event.sourceTabId);
  onCreatedNavigationTarget.addListener(listener, { url });
  return () => onCreatedNavigationTarget.removeListener(listener);
}

/** An event of webNavigation, of which the listeners hear what happens in tabs. */
interface NavigationEvent<E> {
  addListener(listener: (event: E) => void, filters: { url: UrlFilter[] }): void;
  removeListener(listener: (event: E) => void): void;
}

function on<E extends Parameters<typeof isTabsPage>[0]>(
  event: NavigationEvent<E>,
  url: UrlFilter[],
  answer: (event: E) => void,
  concerns: (event: E) => boolean = isTabsPage,
): () => void {
  const listener = (one: E): void => {
    if (concerns(one)) answer(one);
  };
  event.addListener(listener, { url });
  return () => event.removeListener(listener);
}
