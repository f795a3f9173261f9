import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { isUnreachable } from '../../core/load-error.ts';
import { blindFilters, navigationFilters } from '../../core/patterns.ts';
import { onMessage } from '../../platform/inbox.ts';
import { closeTab } from '../../platform/tabs.ts';
import { pack } from '../../rules/index.ts';
import { BELL, keepBlocking } from './block.ts';
import { keepGivenFresh, refreshGiven } from './given.ts';
import { keep } from './keep.ts';
import { afterGrace, drainAndSettle, settleAtStartup } from './rounds.ts';
import { isMessengerPage, noticeUnloaded, turnAway, turnAwayBefore } from './unloaded.ts';

/** Listeners only, all registered before anything is awaited: an event may be what woke the worker. */
export default defineBackground(() => {
  onMessage(isMessengerPage, async (message, tab) => {
    if (message.type === 'deliver') return keep(message.key, message.entry, tab);
    if (message.type === 'blocked') return turnAway(message, tab);
    if (message.type === 'close-tab') await closeTab(tab);
    afterGrace(drainAndSettle);
    return null;
  });

  browser.webNavigation.onErrorOccurred.addListener(
    ({ frameId, error, url, tabId }) => {
      if (frameId === 0 && isUnreachable(error)) void noticeUnloaded(url, tabId, 'unreachable');
    },
    { url: navigationFilters(pack.systems) },
  );

  browser.webNavigation.onBeforeNavigate.addListener(
    ({ frameId, url, tabId }) => {
      if (frameId === 0) void turnAwayBefore(url, tabId);
    },
    { url: blindFilters(pack.systems) },
  );

  browser.webNavigation.onCommitted.addListener(
    ({ frameId, url, tabId }) => {
      if (frameId === 0) void noticeUnloaded(url, tabId, 'no-access');
    },
    { url: blindFilters(pack.systems) },
  );

  keepGivenFresh();
  browser.alarms.onAlarm.addListener(({ name }) => void (name === BELL ? keepBlocking() : drainAndSettle()));
  browser.runtime.onInstalled.addListener(() => {
    void refreshGiven().then(drainAndSettle);
    void keepBlocking({ renew: true });
  });
  browser.runtime.onStartup.addListener(() => void settleAtStartup());
  void keepBlocking();
  afterGrace(drainAndSettle);
});
