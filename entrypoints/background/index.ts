import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import type { PageMessage } from '../../core/messages/page-messages.ts';
import type { PopupMessage } from '../../core/messages/popup-messages.ts';
import { isAttemptAlarm } from '../../platform/delivery/attempt-alarm.ts';
import { onMessage, type PageSender } from '../../platform/delivery/inbox.ts';
import { onPopupMessage } from '../../platform/delivery/popup-inbox.ts';
import { countWorkerErrors } from '../../platform/status/worker-errors.ts';
import { noteClock, noteClockBySettings } from './day/clock.ts';
import { refreshDailyAggregates } from './day/daily-aggregates.ts';
import { HEARTBEAT_ALARM, runHeartbeat, runHeartbeatOnChanges } from './day/heartbeat.ts';
import { exportMonth } from './day/month-export.ts';
import { writeWeek } from './day/week-sheet.ts';
import { checkArrivals, settleStoppedChecks } from './guard/arrival.ts';
import { settleAttempts, waitAnyway } from './guard/attempts.ts';
import { BELL_ALARM, updateBlocking } from './guard/block.ts';
import { useClassCode } from './guard/class-code.ts';
import { endExemption, endExemptionWithLesson, exempt } from './guard/exempt.ts';
import { openFirstSetup } from './guard/first-setup.ts';
import { keepSnapshotFresh, LESSON_WINDOWS_ALARM, refreshSnapshot } from './guard/guard-snapshot.ts';
import { leaveTab } from './guard/leave-tab.ts';
import { endLesson, startLesson } from './guard/manual-lesson.ts';
import { listenToNavigations, narrowNavigations } from './guard/navigation-listeners.ts';
import { onNewVersion } from './guard/new-version.ts';
import { cancelPlan, planExemption } from './guard/plan-exemption.ts';
import { listenToPlatforms, narrowPlatforms } from './guard/platform-listeners.ts';
import { EXEMPTION_ALARM, followTimetableOfPlans, refreshExemption } from './guard/refresh-exemption.ts';
import { isMessengerPage, isOutermostMessenger, recordAndShowNotice, replaceWithNotice } from './guard/show-notice.ts';
import { saveClassSeed, showClassCode } from './guard/teacher-code.ts';
import { keepWatermark } from './ingest/foreign-watermark.ts';
import { ingest } from './ingest/ingest.ts';
import { onAppended } from './ingest/journal-writer.ts';
import { afterGrace, reconcileAtStartup, startSweeps, sweep, sweepOnAlarm } from './ingest/sweep.ts';
import { planSending, resumeSending, send, sendAlarm, sendByPolicy } from './region/send.ts';

/**
 * Register every listener, then start the tasks of a worker start. Listeners are registered before the first await: an
 * event that wakes the worker is delivered only to listeners of its first turn.
 * https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/events
 */
export default defineBackground({
  type: 'module',
  main: () => {
    countWorkerErrors();
    listenToMessages();
    listenToNavigations();
    listenToPlatforms();
    listenToSettings();
    listenToBrowser();
    onAppended((what) => {
      void planSending();
      void checkArrivals(what);
    });
    start();
  },
});

function listenToMessages(): void {
  onMessage(isMessengerPage, answer);
  onPopupMessage(answerPopup);
}

function answerPopup(message: PopupMessage): Promise<unknown> {
  switch (message.type) {
    case 'exempt':
      return exempt(message);
    case 'end-exemption':
      return endExemption();
    case 'start-lesson':
      return startLesson(message.minutes);
    case 'end-lesson':
      return endLesson(message.pin);
    case 'plan-exemption':
      return planExemption(message);
    case 'cancel-plan':
      return cancelPlan(message);
    case 'use-class-code':
      return useClassCode(message.code);
    case 'show-class-code':
      return showClassCode(message.pin);
    case 'set-class-seed':
      return saveClassSeed(message.pin, message.seed);
  }
}

async function answer(message: PageMessage, sender: PageSender): Promise<unknown> {
  const { tab, address } = sender;
  if (message.type === 'frame') return isOutermostMessenger(sender);
  if (message.type === 'deliver') return ingest(message.key, message.entry, tab, message.late);
  if (message.type === 'blocked') return replaceWithNotice(message, tab);
  if (message.type === 'wait') return waitAnyway(tab, message.attempt);
  if (message.type === 'leave') await leaveTab(message.to, sender);
  if (message.type === 'beaten') await recordAndShowNotice(address, tab, 'page');
  afterGrace(settleAndSweep);
  return null;
}

/** Attempts first: a sweep forgets the visits of closed tabs, by which an attempt is found to be recorded already. */
async function settleAndSweep(): Promise<void> {
  try {
    await settleAttempts();
    await settleStoppedChecks();
  } finally {
    await sweep();
  }
}

/** Settings, policies and the manual lesson; each use case watches what it depends on. */
function listenToSettings(): void {
  keepSnapshotFresh();
  keepWatermark();
  noteClockBySettings();
  runHeartbeatOnChanges();
  endExemptionWithLesson();
  followTimetableOfPlans();
  sendByPolicy();
}

/** Alarms, and the life of the extension and the browser. */
function listenToBrowser(): void {
  browser.alarms.onAlarm.addListener(({ name }) => onAlarm(name));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void onNewVersion(reason);
    void openFirstSetup(reason);
    void updateBlocking({ renew: true });
  });
  browser.runtime.onStartup.addListener(() => {
    void updateBlocking(); // at once: block rules end with the browser
    void reconcileAtStartup();
  });
}

/** ms in which the worker answers the event that woke it, before it does what every start asks for. */
const eventFirstMs = 300;

/** The tasks of every worker start. At once: the alarm of the sweep, which wakes a worker that is stopped before the rest. */
function start(): void {
  startSweeps();
  setTimeout(() => {
    void narrowNavigations();
    void narrowPlatforms();
    void updateBlocking();
    void refreshExemption().then(noteClock);
  }, eventFirstMs);
  afterGrace(settleAndSweep);
  afterGrace(() => runHeartbeat().then(refreshDailyAggregates).then(exportMonth).then(writeWeek).then(planSending));
  afterGrace(resumeSending);
}

/** The task of each alarm. */
function onAlarm(name: string): void {
  if (name === BELL_ALARM) void updateBlocking().then(refreshSnapshot);
  else if (name === LESSON_WINDOWS_ALARM) void refreshSnapshot().then(noteClock).then(exportMonth).then(writeWeek);
  else if (name === EXEMPTION_ALARM) void refreshExemption();
  else if (name === HEARTBEAT_ALARM)
    void runHeartbeat().then(refreshSnapshot).then(refreshDailyAggregates).then(planSending);
  else if (name === sendAlarm) void send();
  else if (isAttemptAlarm(name)) void settleAttempts();
  else void settleAttempts().then(settleStoppedChecks).then(sweepOnAlarm);
}
