import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { isUnreachable } from '../../core/decision/load-error.ts';
import { blindFilters, navigationFilters } from '../../core/rules/url-filters.ts';
import { closeTab, isTabsPage } from '../../platform/browser/tabs.ts';
import { onMessage } from '../../platform/delivery/inbox.ts';
import { onPopupMessage } from '../../platform/delivery/popup-inbox.ts';
import { countWorkerErrors } from '../../platform/status/worker-errors.ts';
import { pack } from '../../rules/index.ts';
import { noteClock, noteClockBySettings } from './day/clock.ts';
import { keepSums } from './day/daily-aggregates.ts';
import { keepWatch, keepWatchBySettings, WATCH } from './day/heartbeat.ts';
import { exportMonth } from './day/month-export.ts';
import { BELL, keepBlocking } from './guard/block.ts';
import { EXEMPTION_END, endExemption, endExemptionWithLesson, exempt, refreshExemption } from './guard/exempt.ts';
import { DAY, keepGivenFresh, refreshGiven } from './guard/guard-snapshot.ts';
import { onNewVersion } from './guard/new-version.ts';
import { isMessengerPage, noticeBeaten, noticeUnloaded, turnAway, turnAwayBefore } from './guard/show-notice.ts';
import { keep } from './ingest/ingest.ts';
import { afterGrace, alarmRound, patientRound, settleAtStartup, startRounds } from './ingest/sweep.ts';
import { planSending, resumeSending, SEND, send, sendByPolicy } from './region/send.ts';

/** Listeners only, all registered before anything is awaited: an event may be what woke the worker. */
export default defineBackground({
  type: 'module',
  main: () => {
    countWorkerErrors();
    listen();
  },
});

function listen(): void {
  onMessage(isMessengerPage, async (message, tab) => {
    if (message.type === 'deliver') return keep(message.key, message.entry, tab, message.late);
    if (message.type === 'blocked') return turnAway(message, tab);
    if (message.type === 'close-tab') await closeTab(tab);
    if (message.type === 'beaten') await noticeBeaten(tab);
    afterGrace(patientRound);
    return null;
  });

  browser.webNavigation.onErrorOccurred.addListener(
    ({ error, url, tabId, ...document }) => {
      if (isTabsPage(document) && isUnreachable(error)) void noticeUnloaded(url, tabId, 'unreachable');
    },
    { url: navigationFilters(pack.systems) },
  );

  browser.webNavigation.onBeforeNavigate.addListener(
    ({ url, tabId, ...document }) => {
      if (isTabsPage(document)) void turnAwayBefore(url, tabId);
    },
    { url: blindFilters(pack.systems) },
  );

  browser.webNavigation.onCommitted.addListener(
    ({ url, tabId, ...document }) => {
      if (isTabsPage(document)) void noticeUnloaded(url, tabId, 'no-access');
    },
    { url: blindFilters(pack.systems) },
  );

  onPopupMessage((message) => (message.type === 'exempt' ? exempt(message) : endExemption()));

  keepGivenFresh();
  noteClockBySettings();
  keepWatchBySettings();
  endExemptionWithLesson();
  sendByPolicy();
  browser.alarms.onAlarm.addListener(({ name }) => ring(name));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void onNewVersion(reason);
    void keepBlocking({ renew: true });
  });
  browser.runtime.onStartup.addListener(() => void settleAtStartup());
  void keepBlocking();
  void refreshExemption().then(noteClock);
  startRounds();
  afterGrace(() => keepWatch().then(keepSums).then(exportMonth).then(planSending));
  afterGrace(resumeSending);
}

/** What each alarm is for. */
function ring(alarm: string): void {
  if (alarm === BELL) void keepBlocking();
  else if (alarm === DAY) void refreshGiven().then(noteClock).then(exportMonth);
  else if (alarm === EXEMPTION_END) void refreshExemption();
  else if (alarm === WATCH) void keepWatch().then(keepSums).then(planSending);
  else if (alarm === SEND) void send();
  else void alarmRound();
}
