import { expect, test } from 'vitest';
import { type ExportFrame, exportName } from '../../../../core/export/frame.ts';

const frame = { made: '2026-12-01', period: { from: '2026-11-01', to: '2026-11-30' } } as ExportFrame;

test.each([
  ['Каб. 12', {}, 'dezhurny_Каб-12_2026-11-01_2026-11-30.csv'],
  ['', {}, 'dezhurny_2026-11-01_2026-11-30.csv'],
  ['..', {}, 'dezhurny_2026-11-01_2026-11-30.csv'],
  ['=Каб. "12" / левый', {}, 'dezhurny_Каб-12-левый_2026-11-01_2026-11-30.csv'],
  ['../../etc/passwd', {}, 'dezhurny_etc-passwd_2026-11-01_2026-11-30.csv'],
  ['12', { from: null, to: null }, 'dezhurny_12_2026-12-01.csv'],
  ['12', { from: '2026-11-01', to: null }, 'dezhurny_12_2026-11-01_2026-12-01.csv'],
])('the file of %j in %j is %s', (place, period, name) => {
  expect(exportName({ ...frame, place, period: { ...frame.period, ...period } }, 'csv')).toBe(name);
});
