import { vi } from 'vitest';
import type { AdminPorts, ShownRow } from '../../../components/admin/ports.ts';
import type { SecretName, SecretSource } from '../../../core/exemption/secret-hash.ts';
import { aggregateByDay } from '../../../core/journal/daily-aggregates.ts';
import type { KeptDays } from '../../../core/journal/kept-days.ts';
import { splitSound } from '../../../core/journal/recorded-entry.ts';
import type { SecretAnswer } from '../../../core/messages/popup-messages.ts';
import type { TotalsResult } from '../../../core/region/region-totals.ts';
import type { Regulation } from '../../../core/regulation/regulation-schema.ts';
import { defaultSettings } from '../../../core/settings/default-settings.ts';
import type { CheckedSettings } from '../../../core/settings/read-settings.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { zip } from '../../../platform/browser/zip.ts';
import { isSigned } from '../../../platform/journal/signature.ts';
import { nationalDays } from '../../../rules/calendar/index.ts';
import { incident } from '../../fixtures/journal-rows.ts';
import { sealedSnapshot } from '../../fixtures/sealed-file.ts';
import { fakeStatusPorts } from './status/fake-status-ports.ts';

export interface FakePorts extends AdminPorts {
  /** Files passed to saveFile, as text. */
  files: { name: string; type: string; text: string; parts: BlobPart[] }[];
  /** The secrets that were set, in plain text. */
  secrets: Map<SecretName, string>;
  /** Announces a change of the journal, as another tab would. */
  journalChanged(): void;
  /** Announces settings stored elsewhere, or set by a policy. */
  settingsChanged(settings: Settings, sources?: CheckedSettings['sources']): void;
  /** Announces that a policy sets a secret, or no longer does. */
  secretsChanged(name: SecretName): void;
}

/** A browser in memory: a journal (newest first) and settings, on 23 November 2026. */
export function fakePorts(journal: ShownRow[] = [], checked: Partial<CheckedSettings> = {}): FakePorts {
  let rows = journal;
  let expectedPlaces = '';
  let regulationSeen: string | null = null;
  const journalWatchers = new Set<() => void>();
  const settingsWatchers = new Set<(checked: CheckedSettings) => void>();
  const secretWatchers = new Set<(name: SecretName) => void>();
  const secrets: FakePorts['secrets'] = new Map();
  const files: FakePorts['files'] = [];
  const within = (from = '', to = '9'): ShownRow[] => rows.filter(({ entry }) => entry.day >= from && entry.day <= to);
  return {
    ...fakeStatusPorts(),
    files,
    secrets,
    journalChanged: () => journalWatchers.forEach((tell) => void tell()),
    settingsChanged: (settings, sources = {}) =>
      settingsWatchers.forEach((tell) => void tell({ settings, sources, problems: [] })),
    secretsChanged: (name) => secretWatchers.forEach((tell) => void tell(name)),
    countRows: vi.fn(async ({ from, to, fits }) => {
      const found = within(from, to).filter(fits ?? (() => true));
      const incidents = found.filter(({ entry }) => entry.kind === 'incident').length;
      return { rows: found.length, incidents: fits ? incidents : null };
    }),
    journalPage: vi.fn(async ({ before = 'Infinity', limit, from, to, fits = () => true }) => {
      const older = within(from, to)
        .filter(fits)
        .filter(({ seq }) => seq < Number(before));
      const page = older.slice(0, limit);
      return { rows: page, next: older.length > limit ? String(page.at(-1)?.seq) : null };
    }),
    systemTotals: vi.fn(async (from, to) => {
      const totals = new Map<string, number>();
      for (const { entry } of within(from, to)) {
        if (entry.kind === 'incident') totals.set(entry.system, (totals.get(entry.system) ?? 0) + 1);
      }
      return totals;
    }),
    knownPacks: [],
    entriesBetween: async function* (from, to) {
      yield within(from, to).reverse();
    },
    journalSnapshot: async ({ from, to }) => {
      const { sound, refused } = splitSound(within(from ?? undefined, to ?? undefined));
      const snapshot = await sealedSnapshot(sound);
      return {
        ...snapshot,
        entriesOf: async (log) => ({ ...(await snapshot.entriesOf(log)), refused: log ? 0 : refused }),
      };
    },
    writeDocx: async (paper) => (await import('../../../platform/browser/docx.ts')).writeDocx(paper),
    journalKey: async () => 'k1Fingerprint',
    isSigned,
    dailyAggregates: vi.fn(async () => aggregateByDay(rows)),
    entryAggregates: vi.fn(async () => aggregateByDay(rows)),
    keptDays: vi.fn(async (): Promise<KeptDays> => ({ from: null, entriesFrom: null, lost: [] })),
    recountDailyAggregates: vi.fn(async () => true),
    watchedLessons: vi.fn(async () => new Map<string, number>()),
    coveredPeriods: vi.fn(async () => new Map<string, number>()),
    loadExpectedPlaces: async () => expectedPlaces,
    saveExpectedPlaces: async (text) => {
      expectedPlaces = text;
    },
    hasRegionTotals: vi.fn(async () => false),
    loadRegionTotals: vi.fn(async (): Promise<TotalsResult> => ({ kind: 'none' })),
    print: vi.fn(),
    loadMonthExport: async () => null,
    eraseJournal: vi.fn(async () => {
      rows = [];
    }),
    watchJournal: (changed) => {
      journalWatchers.add(changed);
      return () => journalWatchers.delete(changed);
    },
    loadSettings: async () => ({ settings: defaultSettings, sources: {}, problems: [], ...checked }),
    saveSettings: vi.fn(async (_settings: Settings) => undefined),
    saveRegulation: vi.fn(async (_regulation: Regulation) => undefined),
    refusedOf: () => [],
    loadRegulationSeen: async () => regulationSeen,
    saveRegulationSeen: async (id) => {
      regulationSeen = id;
    },
    watchSettings: (changed) => {
      settingsWatchers.add(changed);
      return () => settingsWatchers.delete(changed);
    },
    loadHealth: vi.fn(async () => ({ failures: 0, waiting: 0, closed: false })),
    saveFile: async (name, type, parts) => {
      files.push({ name, type, text: parts.join(''), parts });
      return 'saved' as const;
    },
    zip,
    bannerCss: '',
    now: () => new Date('2026-11-23T08:40+04:00'),
    national: nationalDays,
    loadClockHealth: vi.fn(async () => ({ pcZone: 'Europe/Saratov', wentBack: null as string | null })),
    secretSource: vi.fn(async (name: SecretName): Promise<SecretSource> => (secrets.has(name) ? 'here' : 'nowhere')),
    watchSecrets: (changed) => {
      secretWatchers.add(changed);
      return () => secretWatchers.delete(changed);
    },
    setSecret: vi.fn(async (name, text) => {
      if (text === null) secrets.delete(name);
      else secrets.set(name, text);
    }),
    secretHash: vi.fn(async (name: SecretName) => secrets.get(name) ?? null),
    saveSecretHash: vi.fn(async (name: SecretName, hash: string | null) => {
      if (hash === null) secrets.delete(name);
      else secrets.set(name, hash);
    }),
    verifySecret: vi.fn(
      async (name: SecretName, text: string): Promise<SecretAnswer> =>
        secrets.get(name) === text ? { kind: 'right' } : { kind: 'wrong', left: 4, until: null },
    ),
    clock: (moment) => moment.slice(11, 16),
    today: () => '2026-11-23',
  };
}

/** `count` incidents, the newest first, one a day back from 23 November 2026. */
export function manyRows(count: number, perDay = 1): ShownRow[] {
  return Array.from({ length: count }, (_, i) => ({
    seq: count - i,
    outcome: 'closed',
    entry: incident({
      id: `3f1b2c4d-5e6f-4a7b-8c9d-${String(i).padStart(12, '0')}`,
      day: new Date(Date.UTC(2026, 10, 23 - Math.floor(i / perDay))).toISOString().slice(0, 10),
    }),
  }));
}
