import type { SentFile } from '../../core/report/import-export.ts';

/** A file of one PC's November in which nothing happened, but for what is given. */
export function sent(parts: Partial<SentFile> = {}): SentFile {
  const file = {
    ...{ name: 'каб-12.json', pc: 'one', place: 'Каб. 12', zone: 'Europe/Saratov', made: '2026-12-01' },
    ...{ period: { from: '2026-11-01', to: '2026-11-30' }, entries: [], ...parts },
  };
  return { ...file, verified: { ...nothingSealed, made: file.made, place: file.place, fingerprint: file.pc } };
}

const nothingSealed = {
  ...{ days: 0, sealed: 0, entries: 0, before: 0, lost: 0, losses: [], sheets: [] },
  ...{ period: { from: null, to: null }, through: null },
};
