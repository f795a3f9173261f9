import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageMessage } from '../../../../core/messages/page-messages.ts';
import type { PopupMessage } from '../../../../core/messages/popup-messages.ts';
import background from '../../../../entrypoints/background/index.ts';
import { settle } from '../../../fixtures/pass-time.ts';

const { logged, steps } = await vi.hoisted(() => import('../../../fixtures/logged-steps.ts'));

/** What the worker does with a message, by who sends it; set when it starts. */
const answers = vi.hoisted(() => ({
  page: async (_message: object, _sender: object): Promise<unknown> => undefined,
  popup: async (_message: object): Promise<unknown> => undefined,
}));

vi.mock('../../../../platform/delivery/inbox.ts', () => ({
  onMessage: (_isMessenger: unknown, answer: typeof answers.page) => {
    answers.page = answer;
  },
}));
vi.mock('../../../../platform/delivery/popup-inbox.ts', () => ({
  onPopupMessage: (answer: typeof answers.popup) => {
    answers.popup = answer;
  },
}));
vi.mock('../../../../platform/status/worker-errors.ts', logged);
vi.mock('../../../../entrypoints/background/day/clock.ts', logged);
vi.mock('../../../../entrypoints/background/day/daily-aggregates.ts', logged);
vi.mock('../../../../entrypoints/background/day/heartbeat.ts', logged);
vi.mock('../../../../entrypoints/background/day/month-export.ts', logged);
vi.mock('../../../../entrypoints/background/day/week-sheet.ts', logged);
vi.mock('../../../../entrypoints/background/guard/arrival.ts', logged);
vi.mock('../../../../entrypoints/background/guard/attempts.ts', logged);
vi.mock('../../../../entrypoints/background/guard/block.ts', logged);
vi.mock('../../../../entrypoints/background/guard/class-code.ts', logged);
vi.mock('../../../../entrypoints/background/guard/exempt.ts', logged);
vi.mock('../../../../entrypoints/background/guard/first-setup.ts', logged);
vi.mock('../../../../entrypoints/background/guard/guard-snapshot.ts', logged);
vi.mock('../../../../entrypoints/background/guard/leave-tab.ts', logged);
vi.mock('../../../../entrypoints/background/guard/manual-lesson.ts', logged);
vi.mock('../../../../entrypoints/background/guard/navigation-listeners.ts', logged);
vi.mock('../../../../entrypoints/background/guard/new-version.ts', logged);
vi.mock('../../../../entrypoints/background/guard/plan-exemption.ts', logged);
vi.mock('../../../../entrypoints/background/guard/platform-listeners.ts', logged);
vi.mock('../../../../entrypoints/background/guard/refresh-exemption.ts', logged);
vi.mock('../../../../entrypoints/background/guard/show-notice.ts', logged);
vi.mock('../../../../entrypoints/background/guard/teacher-code.ts', logged);
vi.mock('../../../../entrypoints/background/ingest/foreign-watermark.ts', logged);
vi.mock('../../../../entrypoints/background/ingest/ingest.ts', logged);
vi.mock('../../../../entrypoints/background/ingest/journal-writer.ts', logged);
vi.mock('../../../../entrypoints/background/ingest/sweep.ts', async (original) => ({
  ...(await logged(original as () => Promise<object>)),
  afterGrace: (task: () => Promise<void>) => void task().catch(() => steps.push('failed')),
}));
vi.mock('../../../../entrypoints/background/region/send.ts', logged);

/** Start the worker, and return the steps of its first turn. */
function start(): string[] {
  fakeBrowser.reset();
  steps.length = 0;
  background.main();
  return steps.splice(0);
}

/** The steps that follow, until nothing more happens. */
async function stepsOf(work: () => unknown): Promise<string[]> {
  await work();
  await settle();
  return steps.splice(0);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});

describe('a start of the worker', () => {
  it('registers every listener before its first await', () => {
    const first = start();
    for (const name of [
      'listenToNavigations',
      'listenToPlatforms',
      'keepSnapshotFresh',
      'sendByPolicy',
      'onAppended',
    ]) {
      expect(first, name).toContain(name);
    }
    for (const event of [browser.alarms.onAlarm, browser.runtime.onInstalled, browser.runtime.onStartup]) {
      expect(event.hasListeners()).toBe(true);
    }
  });

  it('sets the alarm of the sweep at once, and leaves to the event that woke it the time to be answered', async () => {
    expect(start()).toContain('startSweeps');
    await stepsOf(() => undefined);
    expect(await stepsOf(() => vi.advanceTimersByTimeAsync(200))).toEqual([]);
    expect(await stepsOf(() => vi.advanceTimersByTimeAsync(200))).toEqual([
      ...['narrowNavigations', 'narrowPlatforms', 'updateBlocking', 'refreshExemption', 'noteClock'],
    ]);
  });
});

describe('what wakes the worker', () => {
  beforeEach(async () => {
    start();
    await stepsOf(() => vi.advanceTimersByTimeAsync(1000));
  });

  it.each<[alarm: string, called: string[]]>([
    ['bell', ['updateBlocking', 'refreshSnapshot']],
    ['day', ['refreshSnapshot', 'noteClock', 'exportMonth', 'writeWeek']],
    ['exemption', ['refreshExemption']],
    ['watch', ['runHeartbeat', 'refreshSnapshot', 'refreshDailyAggregates', 'planSending']],
    ['send', ['send']],
    ['attempt:0', ['settleAttempts']],
    ['sweep', ['settleAttempts', 'settleStoppedChecks', 'sweepOnAlarm']],
  ])('alarm %s', async (name, called) => {
    expect(await stepsOf(() => fakeBrowser.alarms.onAlarm.trigger({ name } as never))).toEqual(called);
  });

  it('the start of the browser, and an update', async () => {
    expect(await stepsOf(() => fakeBrowser.runtime.onStartup.trigger())).toEqual([
      'updateBlocking',
      'reconcileAtStartup',
    ]);
    const details = { reason: 'update', previousVersion: '0.9.0' } as const;
    expect(await stepsOf(() => fakeBrowser.runtime.onInstalled.trigger(details))).toEqual([
      ...['onNewVersion', 'openFirstSetup', 'updateBlocking'],
    ]);
  });

  const swept = ['settleAttempts', 'settleStoppedChecks', 'sweep'];
  it.each<[PageMessage, string[]]>([
    [{ type: 'frame' }, ['isOutermostMessenger']],
    [{ type: 'deliver', key: 'k', entry: {} }, ['ingest']],
    [{ type: 'blocked', system: 'telegram', incident: 'i' }, ['replaceWithNotice']],
    [{ type: 'wait', attempt: 'a' }, ['waitAnyway']],
    [{ type: 'leave', to: 'max' }, ['leaveTab', ...swept]],
    [{ type: 'beaten' }, ['recordAndShowNotice', ...swept]],
    [{ type: 'left' }, swept],
  ])('a page says %j', async (message, called) => {
    const sender = { tab: 3, frame: 0, address: 'https://web.telegram.org/' };
    expect(await stepsOf(() => answers.page(message, sender))).toEqual(called);
  });

  it.each<[PopupMessage['type'], string]>([
    ['exempt', 'exempt'],
    ['end-exemption', 'endExemption'],
    ['start-lesson', 'startLesson'],
    ['end-lesson', 'endLesson'],
    ['plan-exemption', 'planExemption'],
    ['cancel-plan', 'cancelPlan'],
    ['use-class-code', 'useClassCode'],
    ['show-class-code', 'showClassCode'],
    ['set-class-seed', 'saveClassSeed'],
  ])('the popup says %s', async (type, called) => {
    expect(await stepsOf(() => answers.popup({ type }))).toEqual([called]);
  });

  it('sweeps although an attempt cannot be settled', async () => {
    const { settleAttempts } = await import('../../../../entrypoints/background/guard/attempts.ts');
    vi.mocked(settleAttempts).mockRejectedValueOnce(new Error('storage'));
    expect(await stepsOf(() => answers.page({ type: 'left' }, { tab: 3 }))).toEqual(['sweep', 'failed']);
  });
});
