import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { isUnreachable } from '../../core/load-error.ts';
import { blindFilters, navigationFilters } from '../../core/patterns.ts';
import { onMessage } from '../../platform/inbox.ts';
import { onPopupMessage } from '../../platform/popup-inbox.ts';
import { closeTab } from '../../platform/tabs.ts';
import { pack } from '../../rules/index.ts';
import { endExemption, endExemptionWithLesson, exempt, isExemptionAlarm, refreshExemption } from './exempt.ts';
import { keepGivenFresh, refreshGiven } from './given.ts';
import { keep } from './keep.ts';
import { afterGrace, drainAndSettle, settleAtStartup } from './rounds.ts';
import { isMessengerPage, noticeUnloaded } from './unloaded.ts';

/** Listeners only, all registered before anything is awaited: an event may be what woke the worker. */
export default defineBackground(() => {
  onMessage(isMessengerPage, async (message, tab) => {
    if (message.type === 'deliver') return keep(message.key, message.entry, tab);
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

  browser.webNavigation.onCommitted.addListener(
    ({ frameId, url, tabId }) => {
      if (frameId === 0) void noticeUnloaded(url, tabId, 'no-access');
    },
    { url: blindFilters(pack.systems) },
  );

  onPopupMessage((message) => (message.type === 'exempt' ? exempt(message) : endExemption()));

  keepGivenFresh();
  endExemptionWithLesson();
  browser.alarms.onAlarm.addListener(
    ({ name }) => void (isExemptionAlarm(name) ? refreshExemption() : drainAndSettle()),
  );
  browser.runtime.onInstalled.addListener(() => void refreshGiven().then(drainAndSettle));
  browser.runtime.onStartup.addListener(() => void settleAtStartup());
  afterGrace(drainAndSettle);
  void refreshExemption();
});
