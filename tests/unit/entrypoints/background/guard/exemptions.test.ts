import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { ExemptionWish } from '../../../../../core/exemption/exemption.ts';
import { endExemption, exempt, leftOn } from '../../../../../entrypoints/background/guard/exempt.ts';
import { cancelPlan, planExemption } from '../../../../../entrypoints/background/guard/plan-exemption.ts';
import { EXEMPTION_ALARM, refreshExemption } from '../../../../../entrypoints/background/guard/refresh-exemption.ts';
import { hashSecret } from '../../../../../platform/exemption/pbkdf2.ts';
import { loadPlans } from '../../../../../platform/exemption/planned-exemptions.ts';
import { loadExemption, saveSecret } from '../../../../../platform/exemption/secrets.ts';
import { eraseJournal } from '../../../../../platform/journal/journal.ts';
import { loadOwnSnapshot } from '../../../../../platform/settings/guard-snapshot.ts';
import { saveManualLesson } from '../../../../../platform/settings/manual-lesson.ts';
import { put } from '../../../../../platform/storage/private-store.ts';
import { type BackgroundBrowser, backgroundBrowser } from '../../../../fixtures/background-browser.ts';
import { entriesOf } from '../../../../fixtures/stored-entries.ts';
import { timetableOf } from '../../../../fixtures/timetables.ts';

const [pin, day] = ['2580', '2026-11-23'];
const hash = await hashSecret(pin);
const wish: ExemptionWish & { pin: string } = { pin, scope: 'telegram', reason: 'demonstration' };
const timetable = timetableOf({
  1: [
    { number: 1, from: '08:30', to: '09:15' },
    { number: 2, from: '09:15', to: '10:00' },
  ],
});
const settings = { mode: 'warn', educationalUse: 'timetable', timetable, exemptionsPerDay: 2 };
const at = (clock: string): string => `${day}T${clock}:00+04:00`;
const bell = '2026-11-23T05:15Z';

let pc: BackgroundBrowser;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(at('08:40')) });
  pc = backgroundBrowser();
  await Dexie.delete('dezhurny-safe');
  await eraseJournal();
  await put('settings', settings);
  await saveSecret('pin', hash);
});
afterEach(() => void vi.useRealTimers());

const alarm = async (): Promise<string | null> => {
  const set = await browser.alarms.get(EXEMPTION_ALARM);
  return set ? new Date(set.scheduledTime).toISOString() : null;
};

describe('an exemption', () => {
  it('is recorded, holds to the bell, and shows on the icon', async () => {
    expect(await exempt(wish)).toMatchObject({ kind: 'started', exemption: { scope: 'telegram', until: bell } });
    expect(await entriesOf(day)).toMatchObject([
      { kind: 'exemption', day, lesson: 1, scope: 'telegram', reason: 'demonstration' },
    ]);
    expect((await loadOwnSnapshot()).exemption).toMatchObject({ scope: 'telegram', until: bell });
    expect(await alarm()).toBe('2026-11-23T05:15:00.000Z');
    expect(pc.badge()).toBe('✓');
  });

  it('is over at its bell, for the guard too', async () => {
    await exempt(wish);
    vi.setSystemTime(at('09:15'));
    await refreshExemption();
    expect([await loadExemption(), (await loadOwnSnapshot()).exemption ?? null]).toEqual([null, null]);
    expect([await alarm(), pc.badge()]).toEqual([null, '']);
  });

  it('ends when it is ended', async () => {
    await exempt(wish);
    await endExemption();
    expect([await loadExemption(), await alarm(), pc.badge()]).toEqual([null, null, '']);
  });

  it('is not given twice by two popups at the last one of the day', async () => {
    await exempt(wish);
    const answers = await Promise.all([exempt(wish), exempt({ ...wish, scope: 'all' })]);
    expect(answers.map(({ kind }) => kind)).toEqual(['started', 'used-up']);
    expect(await leftOn(day, 2)).toBe(0);
  });

  it.each<[string, Partial<typeof wish>, string]>([
    ['with a wrong PIN', { pin: '0000' }, 'wrong'],
    ['of a system that the regulation does not list', { scope: 'zoom' }, 'failed'],
    ['of a property of every object', { scope: 'constructor' }, 'failed'],
  ])('is refused %s, and nothing is recorded', async (_what, parts, kind) => {
    expect(await exempt({ ...wish, ...parts })).toMatchObject({ kind });
    expect([await entriesOf(day), await loadExemption(), await leftOn(day, 2)]).toEqual([[], null, 2]);
  });

  it('is refused outside lessons, and in a manual lesson holds to its end', async () => {
    vi.setSystemTime(at('12:00'));
    expect(await exempt(wish)).toEqual({ kind: 'no-lesson' });
    await put('settings', { ...settings, educationalUse: 'by-hand' });
    await saveManualLesson({ from: `${day}T11:50`, until: `${day}T12:35` });
    expect(await exempt(wish)).toMatchObject({ kind: 'started', exemption: { until: '2026-11-23T08:35Z' } });
  });
});

describe('a planned exemption', () => {
  const plan = { ...wish, day, lesson: 2 };

  it('waits for its lesson, is recorded then and counts as one of the day', async () => {
    expect(await planExemption(plan)).toEqual({ kind: 'planned' });
    expect([await entriesOf(day), await loadExemption(), await leftOn(day, 2)]).toEqual([[], null, 1]);
    expect(await alarm()).toBe('2026-11-23T05:15:00.000Z');
    vi.setSystemTime(at('09:15'));
    await refreshExemption();
    expect(await entriesOf(day)).toMatchObject([{ kind: 'exemption', lesson: 2, scope: 'telegram' }]);
    expect(await loadExemption()).toMatchObject({ until: '2026-11-23T06:00Z' });
    expect([await loadPlans(), await leftOn(day, 2), pc.badge()]).toEqual([[], 1, '✓']);
  });

  it('is forgotten when the PC was off in its lesson', async () => {
    await planExemption(plan);
    vi.setSystemTime(at('10:00'));
    await refreshExemption();
    expect([await loadPlans(), await loadExemption(), await entriesOf(day), await alarm()]).toEqual([
      [],
      null,
      [],
      null,
    ]);
  });

  it('is cancelled', async () => {
    await planExemption(plan);
    await cancelPlan({ day, lesson: 2, hour: null });
    expect([await loadPlans(), await alarm(), await leftOn(day, 2)]).toEqual([[], null, 2]);
  });

  it('is replaced by another one for the same lesson, which takes no second one of the day', async () => {
    await exempt(wish);
    await planExemption(plan);
    expect(await planExemption({ ...plan, scope: 'all' })).toEqual({ kind: 'planned' });
    expect(await loadPlans()).toMatchObject([{ scope: 'all' }]);
  });

  it.each<[string, Partial<typeof plan>, string]>([
    ['with a wrong PIN', { pin: '0000' }, 'wrong'],
    ['for a lesson that is not in the timetable', { lesson: 3 }, 'no-lesson'],
    ['for a lesson that is over', { day: '2026-11-16', lesson: 1 }, 'no-lesson'],
    ['for a system that the regulation does not list', { scope: 'zoom' }, 'failed'],
  ])('is refused %s', async (_what, parts, kind) => {
    expect(await planExemption({ ...plan, ...parts })).toMatchObject({ kind });
    expect(await loadPlans()).toEqual([]);
  });

  it('is refused when those of the day are used up', async () => {
    await exempt(wish);
    await exempt({ ...wish, scope: 'viber' });
    expect(await planExemption(plan)).toEqual({ kind: 'used-up' });
  });
});
