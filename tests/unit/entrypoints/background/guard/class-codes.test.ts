import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anchorOf, codeOf } from '../../../../../core/class-code/chain.ts';
import { seedFrom } from '../../../../../core/class-code/code.ts';
import { chainsOf, codeIndex } from '../../../../../core/class-code/code-index.ts';
import { useClassCode } from '../../../../../entrypoints/background/guard/class-code.ts';
import { saveClassSeed, showClassCode } from '../../../../../entrypoints/background/guard/teacher-code.ts';
import { classSeed } from '../../../../../platform/exemption/class-code.ts';
import { hashSecret, pbkdf2 } from '../../../../../platform/exemption/pbkdf2.ts';
import { loadPlans } from '../../../../../platform/exemption/planned-exemptions.ts';
import { loadExemption, saveSecret } from '../../../../../platform/exemption/secrets.ts';
import { eraseJournal } from '../../../../../platform/journal/journal.ts';
import { put } from '../../../../../platform/storage/private-store.ts';
import { backgroundBrowser } from '../../../../fixtures/background-browser.ts';
import { entriesOf } from '../../../../fixtures/stored-entries.ts';
import { timetableOf } from '../../../../fixtures/timetables.ts';

const [pin, day] = ['2580', '2026-11-23'];
const hash = await hashSecret(pin);
const [seed, otherSeed] = [seedFrom(new Uint8Array(24)), seedFrom(new Uint8Array(24).fill(1))];
const school = { salt: 'A'.repeat(22), pbkdf2 };
const [chain = ''] = chainsOf(day);
const classCode = { salt: school.salt, anchors: { [chain]: await anchorOf(seed, chain, school) } };
const timetable = timetableOf({
  1: [
    { number: 1, from: '08:30', to: '09:15' },
    { number: 2, from: '09:20', to: '10:05' },
  ],
});
const settings = { educationalUse: 'timetable', timetable, classCode };
const codeOfLesson = (lesson: number): Promise<string> => codeOf(seed, chain, codeIndex(day, lesson), school);
const at = (clock: string): string => `${day}T${clock}:00+04:00`;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(at('08:40')) });
  backgroundBrowser();
  await Dexie.delete('dezhurny-safe');
  await eraseJournal();
  await put('settings', settings);
  await saveSecret('pin', hash);
});
afterEach(() => void vi.useRealTimers());

describe('a class code', () => {
  it('allows everything for its lesson, once recorded', async () => {
    const code = await codeOfLesson(1);
    expect(await useClassCode(code)).toMatchObject({ kind: 'started', exemption: { until: '2026-11-23T05:15Z' } });
    expect(await useClassCode(code), 'again').toMatchObject({ kind: 'started' });
    expect(await loadExemption()).toMatchObject({ scope: 'all', reason: 'class-code' });
    expect(await entriesOf(day)).toMatchObject([{ kind: 'exemption', lesson: 1, reason: 'class-code' }]);
  });

  it('of the lesson that begins at once is planned', async () => {
    vi.setSystemTime(at('09:17'));
    expect(await useClassCode(await codeOfLesson(2))).toEqual({ kind: 'planned' });
    expect(await loadPlans()).toMatchObject([{ lesson: 2, scope: 'all', reason: 'class-code' }]);
    expect([await loadExemption(), await entriesOf(day)]).toEqual([null, []]);
  });

  it('of an earlier lesson is worth nothing in a later one', async () => {
    const old = await codeOfLesson(1);
    await useClassCode(old);
    vi.setSystemTime(at('09:30'));
    expect(await useClassCode(old)).toMatchObject({ kind: 'wrong' });
    expect(await useClassCode(await codeOfLesson(2))).toMatchObject({ kind: 'started' });
  });

  it('gives the codes before it, so none of them is accepted after it, whatever the clock', async () => {
    vi.setSystemTime(at('09:30'));
    await useClassCode(await codeOfLesson(2));
    vi.setSystemTime(at('08:40'));
    expect(await useClassCode(await codeOfLesson(1))).toMatchObject({ kind: 'wrong' });
  });

  it('that is wrong counts, and brings a delay', async () => {
    for (const left of [4, 3, 2, 1, 0]) expect(await useClassCode('ABCDEF')).toMatchObject({ kind: 'wrong', left });
    expect(await useClassCode(await codeOfLesson(1))).toMatchObject({ kind: 'locked' });
    expect(await loadExemption()).toBeNull();
  });

  it.each<[string, object, string, string]>([
    ['outside lessons', {}, '12:00', 'no-lesson'],
    ['without anchors', { classCode: undefined }, '08:40', 'not-set'],
    ['with anchors of another week', { classCode: { ...classCode, anchors: { '2026-11-09': 'A'.repeat(9) } } }, '08:40', 'not-set'], // biome-ignore format: one case
  ])('is not asked for %s', async (_when, parts, clock, kind) => {
    vi.setSystemTime(at(clock));
    await put('settings', JSON.parse(JSON.stringify({ ...settings, ...parts })));
    expect(await useClassCode(await codeOfLesson(1))).toEqual({ kind });
  });
});

describe('the code that a teacher shows', () => {
  it('is that of this lesson, and in a break of the next', async () => {
    await saveClassSeed(pin, seed);
    expect(await showClassCode(pin)).toMatchObject({ kind: 'shown', lesson: 1, code: await codeOfLesson(1) });
    vi.setSystemTime(at('09:17'));
    expect(await showClassCode(pin)).toMatchObject({ kind: 'shown', lesson: 2, code: await codeOfLesson(2) });
  });

  it.each<[string, string, string | null, string, object]>([
    ['with a wrong PIN', '0000', seed, '08:40', { kind: 'wrong', left: 4 }],
    ['without a seed', pin, null, '08:40', { kind: 'no-seed' }],
    ['on a free day', pin, seed, '20:00', { kind: 'no-lesson' }],
  ])('is not shown %s', async (_what, typed, kept, clock, answer) => {
    await saveClassSeed(pin, kept);
    vi.setSystemTime(at(clock));
    expect(await showClassCode(typed)).toMatchObject(answer);
  });
});

describe('the seed', () => {
  it.each<[string, string, string, object, string | null]>([
    ['is kept', pin, seed, { kind: 'saved' }, seed],
    ['is refused with a wrong PIN', '0000', seed, { kind: 'wrong' }, null],
    ['of another school is refused', pin, otherSeed, { kind: 'unlike' }, null],
  ])('%s', async (_what, typed, given, answer, kept) => {
    expect(await saveClassSeed(typed, given)).toMatchObject(answer);
    expect(await classSeed.load()).toBe(kept);
  });

  it('is refused without anchors to check it by, and removed with the PIN', async () => {
    await saveClassSeed(pin, seed);
    await put('settings', { educationalUse: 'timetable', timetable });
    expect(await saveClassSeed(pin, otherSeed)).toEqual({ kind: 'no-anchor' });
    expect(await classSeed.load()).toBe(seed);
    expect(await saveClassSeed(pin, null)).toEqual({ kind: 'saved' });
    expect(await classSeed.load()).toBeNull();
  });
});
