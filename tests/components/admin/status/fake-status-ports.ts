import { vi } from 'vitest';
import type { StatusPorts } from '../../../../components/admin/status-ports.ts';
import type { DryJournal } from '../../../../core/export/dry-journal.ts';
import type { Entry } from '../../../../core/journal/entry.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import type { SelfCheckSummary } from '../../../../core/status/self-check-summary.ts';
import type { SettingSources, StatusFacts } from '../../../../core/status/status.ts';
import { randomId } from '../../../../platform/browser/random-id.ts';
import { selfCheckUrls } from '../../../../rules/self-check-urls.ts';

/** Facts of a healthy PC. */
export const goodFacts: StatusFacts = {
  version: '0.1.0',
  browser: 'Chromium 140',
  installed: 'forced',
  privateWindows: true,
  access: true,
  policyFields: 2,
  developerTools: 'hosts',
  sources: Object.fromEntries(Object.keys(defaultSettings).map((field) => [field, 'default'])) as SettingSources,
  secrets: { pin: 'here', passphrase: 'policy' },
  storage: { kept: true, room: 5000 },
  isSnapshotFresh: true,
  clock: { pcZone: 'Europe/Saratov', wentBack: null },
  lastIncident: { system: 'telegram', day: '2026-11-20', lesson: 3, hour: null },
  absences: { lessons: 0, days: 0, last: null },
  unopened: {},
  newerRows: 0,
  health: { failures: 0, waiting: 0, closed: false },
  workerErrors: 0,
  region: { engine: 'none' },
  weekSheet: 'none',
};

/** The status of a healthy PC, an in-memory journal and a banner that always passes. */
export function fakeStatusPorts(): StatusPorts {
  let last: SelfCheckSummary | null = null;
  const kept: Entry[] = [];
  const dry: DryJournal = {
    append: async (entries) => void kept.push(...entries),
    holds: async (entries) => entries.every((entry) => kept.includes(entry)),
    seal: async () => '',
  };
  return {
    addresses: selfCheckUrls,
    loadStatusFacts: vi.fn(async () => goodFacts),
    copyText: vi.fn(async (_text: string) => undefined),
    withDryJournal: (signal, use) => (signal.aborted ? Promise.reject(signal.reason) : use(dry)),
    isInJournal: vi.fn(async () => false),
    tryBanner: vi.fn(async () => 'passed' as const),
    randomId,
    loadSelfCheck: async () => last,
    saveSelfCheck: vi.fn(async (summary: SelfCheckSummary) => {
      last = summary;
    }),
  };
}
