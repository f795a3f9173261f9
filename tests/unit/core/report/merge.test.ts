import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newOutcome } from '../../../../core/journal/incident.ts';
import type { Recorded } from '../../../../core/journal/recorded-entry.ts';
import { totalsOf } from '../../../../core/journal/totals.ts';
import { crosstab, incidentsOf } from '../../../../core/report/crosstab.ts';
import { type ImportedExport, importExport } from '../../../../core/report/import-export.ts';
import { mergeExports, placesWithoutExport, unreportedDays } from '../../../../core/report/merge.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { HonestLog } from '../../../fixtures/honest-log.ts';
import { sent } from '../../../fixtures/imported-files.ts';
import { anyRows, gap, incident } from '../../../fixtures/journal-rows.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };

const entriesOf = (rows: readonly Recorded[]) =>
  rows.flatMap(({ entry, outcome }) => (outcome ? [entry, newOutcome(entry.id, outcome)] : [entry]));

/** Rows distributed over files of a few PCs, some in several files. */
const anyFiles: fc.Arbitrary<{ rows: Recorded[]; files: ImportedExport[] }> = anyRows.chain((rows) =>
  fc
    .array(fc.record({ pc: fc.nat(3), again: fc.boolean() }), { minLength: rows.length, maxLength: rows.length })
    .map((homes) => {
      const files = [0, 1, 2, 3].flatMap((pc) => {
        const own = rows.filter((_, i) => homes[i]?.pc === pc);
        const again = rows.filter((_, i) => homes[i]?.pc === pc && homes[i]?.again);
        return [own, again].map((some, i) =>
          sent({ name: `${pc}-${i}.json`, pc: `pc ${pc}`, place: `Каб. ${pc}`, entries: entriesOf(some) }),
        );
      });
      return { rows, files };
    }),
);

async function fileOf(name: string, log: HonestLog): Promise<ImportedExport> {
  const reading = await importExport(name, new TextEncoder().encode(JSON.stringify(await log.file())), isSigned);
  if (!reading.ok) throw new Error(reading.why);
  return reading.file;
}

describe('mergeExports', () => {
  it('counts every entry once for any distribution and order of files', () => {
    fc.assert(
      fc.property(anyFiles, fc.nat(), ({ rows, files }, turn) => {
        const joined = mergeExports(files);
        expect(totalsOf(joined.pcs.flatMap(({ lines }) => lines))).toEqual(totalsOf(rows));
        const turned = [...files.slice(turn % files.length), ...files.slice(0, turn % files.length)];
        expect(mergeExports(turned)).toEqual(joined);
      }),
    );
  });

  it('ignores a second copy of the same file', () => {
    fc.assert(
      fc.property(anyFiles, ({ files }) => {
        const copies = files.map((file) => ({ ...file, name: `копия ${file.name}` }));
        expect(mergeExports([...files, ...copies])).toEqual(mergeExports(files));
      }),
    );
  });

  it('uses an outcome from a later file', () => {
    const early = sent({ name: 'a', made: '2026-11-23', entries: [incident()] });
    const late = sent({ name: 'b', entries: [incident(), newOutcome(incident().id, 'moved-to-max')] });
    expect(mergeExports([late, early]).pcs[0]?.lines).toEqual([{ entry: incident(), outcome: 'moved-to-max' }]);
  });

  it('uses the place name from the newest file of a PC', () => {
    const files = [sent({ name: 'b', made: '2026-12-02', place: 'Каб. 14' }), sent({ name: 'a' })];
    expect(mergeExports(files).pcs).toMatchObject([{ pc: 'one', place: 'Каб. 14' }]);
  });

  it('excludes a file that contradicts another about the same entry', () => {
    const joined = mergeExports([
      sent({ name: 'a', made: '2026-11-24', entries: [incident()] }),
      sent({ name: 'b', entries: [incident({ system: 'viber' }), gap(1)] }),
    ]);
    expect(joined.contradictory).toEqual([{ name: 'b', against: null }]);
    expect(joined.pcs.flatMap(({ lines }) => lines)).toHaveLength(1);
  });

  it('counts both files of a copied profile, counts equal entries once, and reports the copy', async () => {
    const log = new HonestLog();
    await log.happen({ kind: 'incident', answers: 1 });
    const copy = log.copy();
    await log.happen({ kind: 'incident', answers: 0 });
    const early = await fileOf('рано', log);
    await copy.happen({ kind: 'days', pass: 1 });
    await copy.happen({ kind: 'incident', answers: 1 });
    const late = await fileOf('поздно', copy);
    for (const files of [
      [early, late],
      [late, early],
    ]) {
      const joined = mergeExports(files);
      expect(joined).toMatchObject({
        contradictory: [],
        remarks: [{ kind: 'copied-profile', names: ['рано', 'поздно'] }],
      });
      expect(joined.pcs.flatMap(({ lines }) => lines)).toHaveLength(3);
    }
  });

  it('counts both files if their order is unclear', async () => {
    const log = new HonestLog();
    await log.happen({ kind: 'incident', answers: 1 });
    const first = await fileOf('первый', log);
    await log.happen({ kind: 'clock', jump: -3 });
    await log.happen({ kind: 'incident', answers: 1 });
    const joined = mergeExports([first, await fileOf('второй', log)]);
    expect(joined).toMatchObject({
      contradictory: [],
      remarks: [{ kind: 'order-unclear' }],
      pcs: [{ lines: { length: 2 } }],
    });
  });

  it('accepts every file of a growing journal', async () => {
    const log = new HonestLog();
    const files: ImportedExport[] = [];
    for (const pass of [1, 2, 3]) {
      await log.happen({ kind: 'incident', answers: 1 });
      files.push(await fileOf(`${pass}`, log));
      await log.happen({ kind: 'days', pass });
    }
    expect(mergeExports([...files].reverse())).toMatchObject({ contradictory: [], pcs: [{ lines: { length: 3 } }] });
  });
});

describe('unreportedDays', () => {
  const reported = (...periods: [string | null, string | null, string?][]) =>
    mergeExports(
      periods.map(([from, to, made = '2026-12-01'], i) => sent({ name: `${i}`, made, period: { from, to } })),
    ).pcs[0] ?? { reported: [] };

  it.each([
    [reported(['2026-11-01', '2026-11-30']), []],
    [reported([null, null]), []],
    [
      reported(['2026-11-05', '2026-11-10'], ['2026-11-08', '2026-11-20']),
      ['2026-11-01 2026-11-04', '2026-11-21 2026-11-30'],
    ],
    [reported(['2026-11-01', '2026-11-10'], ['2026-11-11', '2026-11-30']), []],
    [reported(['2026-11-01', '2026-11-10'], ['2026-11-12', '2026-11-30']), ['2026-11-11 2026-11-11']],
    [reported([null, null, '2026-11-15']), ['2026-11-16 2026-11-30']],
    [reported(['2026-11-01', '2026-11-30', '2026-11-15']), ['2026-11-16 2026-11-30']],
    [reported(['2026-10-01', '2026-10-31']), ['2026-11-01 2026-11-30']],
  ])('%#', (pc, holes) => {
    expect(unreportedDays(pc, november).map(({ from, to }) => `${from} ${to}`)).toEqual(holes);
  });
});

describe('placesWithoutExport', () => {
  it('lists places without a file, regardless of spelling variants', () => {
    const joined = mergeExports([sent(), sent({ name: 'b', pc: 'two', place: 'Библиотека' })]);
    expect(placesWithoutExport([' каб.  12', 'Каб. 14', 'библиотека', '', 'Каб. 14'], joined)).toEqual(['Каб. 14']);
  });
});

describe('crosstab', () => {
  it('withholds numbers from fewer than five PCs', () => {
    const files = [1, 2, 3, 4, 5, 6].map((pc) =>
      sent({
        name: `${pc}`,
        pc: `${pc}`,
        entries: [
          incident({ id: `3f1b2c4d-5e6f-4a7b-8c9d-00000000000${pc}` }),
          ...(pc < 3 ? [incident({ id: `3f1b2c4d-5e6f-4a7b-8c9d-10000000000${pc}`, system: 'viber' })] : []),
          incident({ id: `3f1b2c4d-5e6f-4a7b-8c9d-20000000000${pc}`, system: 'discord' }),
        ],
      }),
    );
    const table = crosstab(
      incidentsOf(mergeExports(files), november),
      { keys: ['discord', 'telegram', 'viber', 'wechat'], of: ({ incident }) => incident.system },
      { keys: ['Каб. 12'], of: ({ pc }) => pc.place },
    );
    expect(table.rows).toEqual([null, 6, null, 0]);
    expect(table.total).toBe(14);
  });
});
