import { describe, expect, it, test } from 'vitest';
import type { DryJournal } from '../../../../core/export/dry-journal.ts';
import { packOf } from '../../../../core/regulation/pack.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import type { Mode, Settings } from '../../../../core/settings/settings.ts';
import { runSelfCheck, type SelfCheckInput } from '../../../../core/status/run-self-check.ts';
import { countsOf } from '../../../../core/status/self-check.ts';
import type { SelfCheckPorts, TriedWarning } from '../../../../core/status/self-check-ports.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { catalogue } from '../../../../rules/catalogue.ts';
import { defaultPermitted, pack } from '../../../../rules/index.ts';
import { dryJournal } from '../../../fixtures/dry-journal.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';

const invented = packOf(catalogue, defaultPermitted, inventedRegulation);
const addresses = [
  ['discord', 'https://discord.com/app'],
  ['teams', 'https://teams.microsoft.com/v2/'],
  ['skype-business', 'https://meet.lync.com/lyceum/teacher/ABC123'],
  ['snapchat', 'https://web.snapchat.com/'],
  ['telegram', 'https://web.telegram.org/k/'],
  ['threema', 'https://web.threema.ch/'],
  ['viber', 'https://web.viber.com/'],
  ['whatsapp', 'https://web.whatsapp.com/'],
  ['wechat', 'https://wx.qq.com/'],
] as const;

/** A self-check whose parts all pass, with changes; `shown` lists the banners, `told` the progress. */
function checkOf(
  change: Partial<SelfCheckInput> = {},
  ports: Partial<SelfCheckPorts> = {},
  dry: DryJournal | null = dryJournal(),
) {
  const shown: TriedWarning[] = [];
  const told: [done: number, of: number, system: string | null][] = [];
  let ids = 0;
  const input: SelfCheckInput = {
    ...{ pack, addresses, settings: defaultSettings, national: [], facts: { access: true, isSnapshotFresh: true } },
    nameOf: (system) => system.toUpperCase(),
    words: pack.words.ru,
    signal: new AbortController().signal,
    progress: async (...progress) => void told.push(progress),
    ports: {
      now: () => new Date('2026-11-23T08:40+04:00'),
      today: () => '2026-11-23',
      randomId: () => `3f1b2c4d-5e6f-4a7b-8c9d-${String(++ids).padStart(12, '0')}`,
      isSigned,
      withDryJournal: (_signal, use) => use(dry),
      isInJournal: async () => false,
      tryBanner: async (warning) => {
        shown.push(warning);
        return 'passed';
      },
      ...ports,
    },
    ...change,
  };
  return { check: runSelfCheck(input), shown, told };
}

const allPassed = { match: 'passed', verdict: 'passed', banner: 'passed', journal: 'passed' };
const wholePassed = {
  ...{ access: 'passed', given: 'passed', permitted: 'passed', chain: 'passed', change: 'passed', untouched: 'passed' },
};
const settingsOf = (change: Partial<Settings>): Settings => ({ ...defaultSettings, ...change });

describe('runSelfCheck', () => {
  it('passes all systems in the order of the list', async () => {
    const { systems, whole } = await checkOf().check;
    expect(systems).toEqual(addresses.map(([system], i) => ({ system, item: String(i + 1), steps: allPassed })));
    expect(whole).toEqual(wholePassed);
  });

  it('reports progress before each system and before the journal', async () => {
    const { check, told } = checkOf();
    await check;
    expect(told).toEqual([...addresses.map(([system], i) => [i, 10, system.toUpperCase()]), [9, 10, null]]);
  });

  test.each([
    ['audit', 'warn', null],
    ['warn', 'warn', null],
    ['redirect', 'redirect', 20],
    ['block', 'block', null],
  ] as [Mode, TriedWarning['kind'], number | null][])(
    'tries the banner of mode %s',
    async (mode, kind, secondsLeft) => {
      const { check, shown } = checkOf({ settings: settingsOf({ mode }) });
      expect((await check).systems.every(({ steps }) => steps.verdict === 'passed')).toBe(true);
      expect(shown).toHaveLength(9);
      expect(shown[4]).toEqual({
        words: pack.words.ru,
        ...{ system: 'TELEGRAM', item: '5', kind, reason: 'classroom', lesson: null, to: null, secondsLeft },
      });
    },
  );

  it('skips the further steps of a system that the rules have lost, and checks the others', async () => {
    const systems = pack.systems.filter(({ id }) => id !== 'viber');
    const checked = await checkOf({ pack: { ...pack, systems } }).check;
    const lost = checked.systems.find(({ system }) => system === 'viber');
    expect(lost?.steps).toEqual({ match: 'notInPack', verdict: 'skipped', banner: 'skipped', journal: 'skipped' });
    expect(checked.systems.filter(({ steps }) => Object.values(steps).every((one) => one === 'passed'))).toHaveLength(
      8,
    );
    expect(checked.whole).toEqual(wholePassed);
  });

  it('reports an address that no rule matches', async () => {
    const moved = addresses.map(
      ([system, address]) => [system, system === 'viber' ? 'https://viber.example/' : address] as const,
    );
    expect((await checkOf({ addresses: moved }).check).systems[6]?.steps.match).toBe('notRecognised');
  });

  it('records an incident although the banner is not shown', async () => {
    const { systems, whole } = await checkOf({}, { tryBanner: async () => 'notShown' }).check;
    expect(systems[0]?.steps).toEqual({ ...allPassed, banner: 'notShown' });
    expect(whole).toEqual(wholePassed);
  });

  test.each([
    ['has an id that the journal refuses', 'refusedEntry', { randomId: () => 'one' }, dryJournal()],
    ['is not written', 'notKept', {}, dryJournal(() => [])],
    [
      'cannot be written',
      'notKept',
      {},
      dryJournal(() => {
        throw new Error('disk');
      }),
    ],
    ['has no journal', 'notKept', {}, null],
  ] as [string, string, Partial<SelfCheckPorts>, DryJournal | null][])(
    'reports an entry that %s, and skips the checks of the journal',
    async (_name, result, ports, dry) => {
      const { systems, whole } = await checkOf({}, ports, dry).check;
      expect(systems.map(({ steps }) => steps.journal)).toEqual(addresses.map(() => result));
      expect(whole).toEqual({ ...wholePassed, chain: 'skipped', change: 'skipped', untouched: 'skipped' });
    },
  );

  test.each([
    ['no access to the hosts', { facts: { access: false, isSnapshotFresh: true } }, { access: 'noAccess' }],
    ['a stale snapshot', { facts: { access: true, isSnapshotFresh: false } }, { given: 'staleSettings' }],
    [
      'a link to MAX that a rule matches',
      { settings: settingsOf({ maxLink: 'https://web.telegram.org/' }) },
      { permitted: 'permittedMatched' },
    ],
    [
      'a link to Sferum that a rule matches',
      { settings: settingsOf({ sferumLink: 'https://web.whatsapp.com/' }) },
      { permitted: 'permittedMatched' },
    ],
  ])('reports %s', async (_name, change, expected) => {
    expect((await checkOf(change).check).whole).toEqual({ ...wholePassed, ...expected });
  });

  it('passes 5 of 5 under a regulation of five systems with other items', async () => {
    const words = invented.words.ru;
    const { check, shown, told } = checkOf({ pack: invented, words });
    const found = await check;
    expect(countsOf(found)).toEqual({ passed: 5, systems: 5, failures: 0 });
    expect(found.systems.map(({ item }) => item)).toEqual(['4.1', '4.2', '4.2а', '4.10', '7']);
    expect(shown.map(({ item }) => item)).toEqual(['4.1', '4.2', '4.2а', '4.10', '7']);
    expect(told.at(-1)).toEqual([5, 6, null]);
  });

  it('checks a system once that the list names twice', async () => {
    const items = [...invented.items, { item: '8', system: 'telegram' }];
    const { systems } = await checkOf({ pack: { ...invented, items } }).check;
    expect(systems).toHaveLength(5);
    expect(systems.every(({ steps }) => steps.match === 'passed')).toBe(true);
  });

  it('stops between two systems when it is aborted', async () => {
    const stop = new AbortController();
    const { check, shown } = checkOf({
      signal: stop.signal,
      progress: async (done) => {
        if (done === 2) stop.abort(new Error('closed'));
      },
    });
    await expect(check).rejects.toThrow('closed');
    expect(shown).toHaveLength(3);
  });
});
