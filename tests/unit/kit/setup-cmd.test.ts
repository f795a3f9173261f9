import { describe, expect, it } from 'vitest';
import { kitFiles } from '../../../kit/files.ts';
import { isInCp866, toCp866 } from '../../../kit/windows/cp866.ts';
import { hostLines } from '../../../kit/windows/host-condition.ts';
import { configOf, packages } from '../../fixtures/kit-example.ts';

const kits: [string, object, object][] = [
  ['with a server', {}, {}],
  ['without one', { server: 'file:' }, { signed: true }],
  ['of a school with rooms', { rooms: { 'Каб. №\u00a012 «Ё»': ['PC-*'], 'Зал 100%': ['*'] } }, {}],
  ['without Firefox', { browsers: ['yandex'] }, {}],
];

/** The batch files of a kit. */
const scripts = ['setup.cmd', 'prepare-image.cmd'];
const cases = kits.flatMap((kit) => scripts.map((script) => [script, ...kit] as const));

describe('batch files', () => {
  it.each(cases)('%s has the bytes that cmd of Windows 7 reads, in a kit %s', (script, _, kit, more) => {
    const bytes = kitFiles(configOf(kit), { ...packages, ...more })[`windows/${script}`] ?? new Uint8Array();
    const text = new TextDecoder('ibm866').decode(bytes);
    expect(text).toMatch(/^@echo off\r\nrem .*"Дежурного"/); // no byte order mark
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThan(8191); // the limit of cmd
  });

  it.each(cases)('%s goes to no missing place, in a kit %s', (script, _, kit, more) => {
    const bytes = kitFiles(configOf(kit), { ...packages, ...more })[`windows/${script}`] ?? new Uint8Array();
    const text = new TextDecoder('ibm866').decode(bytes);
    const places = new Set([...text.matchAll(/^:(\w+)/gm)].map(([, name]) => name));
    const asked = [...text.matchAll(/\b(?:goto|call) :?([a-z]\w*)/g)].map(([, name]) => name);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((name) => !places.has(name))).toEqual([]);
  });
});

it('code page 866 has Russian letters, and no long dash', () => {
  expect(new TextDecoder('ibm866').decode(toCp866('Съешь ЁЖа №7'))).toBe('Съешь ЁЖа №7');
  expect(isInCp866('Каб. 12')).toBe(true);
  for (const text of ['—', '«', '\u00a0']) expect(isInCp866(text), text).toBe(false);
  expect(() => toCp866('a—b')).toThrow('not in code page 866');
});

it('cmd tests a name pattern with one asterisk at most', () => {
  expect(hostLines('*')).toEqual([]);
  expect(hostLines('A?C')).toEqual([
    'if "%HOST:~2,1%"=="" set "FIT="',
    'if not "%HOST:~3,1%"=="" set "FIT="',
    'if /i not "%HOST:~0,1%"=="A" set "FIT="',
    'if /i not "%HOST:~2,1%"=="C" set "FIT="',
  ]);
  expect(hostLines('A*B*')).toBeUndefined();
});
