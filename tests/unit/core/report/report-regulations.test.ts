import { describe, expect, it } from 'vitest';
import { aggregateByDay } from '../../../../core/journal/daily-aggregates.ts';
import type { Incident } from '../../../../core/journal/entry.ts';
import { packOf } from '../../../../core/regulation/pack.ts';
import { mergeExports } from '../../../../core/report/merge.ts';
import {
  comparedRange,
  itemsOfExports,
  itemsOfIncidents,
  listedBy,
  regulationsOfExports,
  regulationsOfJournal,
  systemsOfReport,
} from '../../../../core/report/report-regulations.ts';
import { catalogue } from '../../../../rules/catalogue.ts';
import { defaultPermitted, pack } from '../../../../rules/index.ts';
import { sent } from '../../../fixtures/imported-files.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const invented = packOf(catalogue, defaultPermitted, inventedRegulation);
const range = comparedRange({
  range: { from: '2026-11-01', to: '2026-11-30' },
  before: { from: '2026-10-01', to: '2026-10-31' },
});

let ids = 0;
type Fields = Parameters<typeof incident>[0];
const incidentOf = (more: Fields): Incident =>
  incident({ id: `3f1b2c4d-5e6f-4a7b-8c9d-${String(++ids).padStart(12, '0')}`, ...more });
const underOld = (more: Fields = {}): Incident => incidentOf({ day: '2026-11-10', ...more });
const underNew = (more: Fields = {}): Incident =>
  incidentOf({ day: '2026-11-20', pack: invented.id, item: '4.1', ...more });

describe('the regulations of one PC', () => {
  const regulationsIn = (...incidents: Incident[]) =>
    regulationsOfJournal(aggregateByDay(incidents.map((entry) => ({ entry, outcome: null }))), range);

  it('are those of the period and of the one before, with their first and last days', () => {
    const found = regulationsIn(
      underNew({ day: '2026-11-25' }),
      underNew({ day: '2026-11-16' }),
      underOld({ day: '2026-10-02' }),
      underOld({ day: '2026-11-16' }),
      underOld({ day: '2026-09-30', pack: 'abc-2024-09-01' }),
    );
    expect(found).toEqual([
      { id: pack.id, days: { from: '2026-10-02', to: '2026-11-16' }, pcs: null, title: null },
      { id: invented.id, days: { from: '2026-11-16', to: '2026-11-25' }, pcs: null, title: null },
    ]);
  });

  it('are none without incidents', () => {
    expect(regulationsIn()).toEqual([]);
  });
});

describe('the regulations of many PCs', () => {
  const files = [
    sent({ pc: 'a', entries: [underOld()] }),
    sent({ pc: 'b', pack: { id: invented.id, title: invented.title }, entries: [underOld(), underNew()] }),
    sent({ pc: 'c', pack: { id: invented.id, title: invented.title } }),
    sent({ pc: 'c', made: '2026-11-01', name: 'older.json', pack: { id: 'abc-2024-09-01', title: pack.title } }),
  ];

  it('are those of their newest exports and of their incidents, with the titles of the covers and no days', () => {
    expect(regulationsOfExports(mergeExports(files), range)).toEqual([
      { id: invented.id, days: null, pcs: 2, title: invented.title },
      { id: pack.id, days: null, pcs: 1, title: { ru: 'Порядок', en: 'Regulation' } },
    ]);
  });

  it('show the items that at least five PCs recorded', () => {
    const pcs = ['a', 'b', 'c', 'd', 'e'];
    const rare = [underOld({ system: 'viber', item: '7' })];
    const many = pcs.map((pc) => sent({ name: pc, pc, entries: [underOld(), ...(pc === 'a' ? rare : [])] }));
    expect(itemsOfExports(mergeExports(many), range, 5)).toEqual(new Map([[pack.id, new Map([['telegram', '5']])]]));
    expect(itemsOfExports(mergeExports(many), range, 6)).toEqual(new Map());
    expect(itemsOfExports(mergeExports(many.slice(1)), range, 1)).toEqual(new Map());
  });
});

describe('the list of a regulation', () => {
  const stored = itemsOfIncidents([underOld({ system: 'viber', item: '7' }), underOld(), underNew()]);

  it('has the names of its paper where the program has the regulation', () => {
    const listed = listedBy(invented.id, [pack, invented], stored);
    expect([...listed].slice(3)).toEqual([
      ['skype-business', { item: '4.10', name: { ru: 'Skype', en: 'Skype' } }],
      ['discord', { item: '7', name: { ru: 'Discord', en: 'Discord' } }],
    ]);
  });

  it('has the stored items without names where it has not', () => {
    expect([...listedBy(pack.id, [invented], stored)]).toEqual([
      ['telegram', { item: '5', name: null }],
      ['viber', { item: '7', name: null }],
    ]);
    expect(listedBy('abc-2024-09-01', [invented], stored).size).toBe(0);
  });

  it('gives the rows of a report; without entries those in force do', () => {
    const [old, own] = [listedBy(pack.id, [invented], stored), listedBy(invented.id, [invented], stored)];
    expect(systemsOfReport([], invented)).toEqual(invented.systems.map(({ id }) => id));
    expect(systemsOfReport([old, own], pack)).toEqual(['telegram', 'viber', 'whatsapp', 'skype-business', 'discord']);
  });
});
