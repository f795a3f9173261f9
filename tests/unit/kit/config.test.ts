import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAX_ANCHORS } from '../../../core/class-code/class-code-setting.ts';
import type { Regulation } from '../../../core/regulation/regulation-schema.ts';
import { systemsInForce } from '../../../core/regulation/systems-in-force.ts';
import { joinRules } from '../../../kit/added-rules.ts';
import { addressesOf } from '../../../kit/addresses.ts';
import { kitJsonSchema, readConfig } from '../../../kit/config.ts';
import { KitProblem } from '../../../kit/problem.ts';
import { builtInRegulation } from '../../../rules/regulations/index.ts';
import { inventedRegulation } from '../../fixtures/invented-regulation.ts';
import { server, temporaryFolder } from '../../fixtures/kit-example.ts';

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof KitProblem) return error.lines;
    throw error;
  }
  return [];
}

function written(raw: unknown, name = 'kit.json', folder = temporaryFolder()): string {
  const path = join(folder, name);
  writeFileSync(path, typeof raw === 'string' ? raw : JSON.stringify(raw));
  return path;
}

const refused = (raw: unknown): readonly string[] => problemsOf(() => readConfig(written(raw)));

const lesson = (number: number, from: string, to: string): object => ({ number, from, to });
const withTimetable = (timetable: object): object => ({ server, settings: { timetable } });
const withBells = (lessons: object[]): object => withTimetable({ bells: [{ name: 'Обычные', lessons }] });
const bellsPath = (rest: string): string => `settings.timetable.bells.0.lessons.${rest}`;
const anchors = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${2026 + i}-01`, 'A'.repeat(12)]));

describe('kit.json', () => {
  it.each([
    [{}, 'server', 'обязательно'],
    [{ server: 'ftp://x.example/' }, 'server', 'нужен адрес'],
    [{ server, close: { guestWindows: 'да' } }, 'close.guestWindows', 'true или false'],
    [{ server, close: { guest: true } }, 'close.guest', 'такого поля нет'],
    [{ server, browsers: ['opera'] }, 'browsers.0', 'yandex'],
    [{ server, settings: { mode: 'ban' } }, 'settings.mode', 'warn'],
    [{ server, settings: { developerTools: 'hosts' } }, 'settings.developerTools', 'такого поля нет'],
    [{ server, close: { developerTools: 'closed' } }, 'close.developerTools', 'hosts'],
    [{ server, settings: { pinHash: '2580' } }, 'settings.pinHash', 'npm run -s hash'],
    [
      {
        server,
        settings: { timetable: { bells: [{ name: 'a', lessons: [{ number: 1, from: '8:30', to: '09:15' }] }] } },
      },
      'settings.timetable.bells.0.lessons.0.from',
      'написано не так',
    ],
    [{ server, rules: { pack: 'Школа', files: ['no.json'] } }, 'rules.pack', ''],
    [{ server, regulation: { ...inventedRegulation, list: 'Перечень' } }, 'regulation.list', 'в фигурных скобках'],
    [{ server, regulation: { ...inventedRegulation, director: 'N.' } }, 'regulation.director', 'такого поля нет'],
    [{ server, regulation: 'third' }, 'regulation', 'нет ни встроенного порядка third, ни файла'],
    [{ server, rules: { pack: 'our-2026-01-01', files: ['no.json'] } }, 'rules.files.0', 'нет файла'],
    [{ server, stores: { chrome: 'abc' } }, 'stores.chrome', ''],
    ...['?x=1', '#part', '"><script>', "'", ' folder/', '\\folder', '{x}'].map(
      (tail) => [{ server: `${server}${tail}` }, 'server', 'нужен адрес'] as [object, string, string],
    ),
    [{ server: 'https://user:pw@school.example/' }, 'server', 'нужен адрес'],
    ...[
      ...[
        'file://server/share/',
        'file:///',
        'file:/opt/dezhurny/',
        'file:opt',
        'file:///opt',
        'file:///tmp/dezhurny/',
      ],
      ...[
        'file:///home/user/dezhurny/',
        'file:///opt/../etc/',
        'file:///opt//x/',
        'file:///opt/x?y/',
        'file:///opt/x y/',
      ],
      ...[
        'file:///opt/%64/',
        "file:///opt/x'/",
        'file:///C:/',
        'file:///C:/../x/',
        'file:///C|/x/',
        'file:///opt/каталог/',
      ],
    ].map((address) => [{ server: address }, 'server', 'без сервера — file:'] as [object, string, string]),
    [{ server, browsers: ['yandex', 'yandex'] }, 'browsers', 'дважды'],
    [{ server, rules: { pack: 'our-2026-01-01', files: ['a.json', 'a.json'] } }, 'rules.files', 'дважды'],
    [withBells([lesson(1, '08:30', '09:15'), lesson(2, '09:00', '09:45')]), bellsPath('1.from'), 'урок 1, 08:30–09:15'],
    [withBells([lesson(1, '08:30', '09:15'), lesson(1, '09:20', '10:05')]), bellsPath('1.number'), 'номер уже есть'],
    [withBells([lesson(1, '08:30', '08:30')]), bellsPath('0.to'), 'совпадают'],
    [withTimetable({ zone: 'Saratov' }), 'settings.timetable.zone', 'Europe/Saratov'],
    [withTimetable({ week: { 1: ['Обычные'] } }), 'settings.timetable.week.1.0', 'с таким названием нет'],
    [
      withTimetable({ calendar: { firstDay: '2026-09-01', lastDay: '2026-05-31' } }),
      'settings.timetable.calendar.lastDay',
      'кончается раньше',
    ],
    [
      withTimetable({ calendar: { vacations: [{ name: 'Осень', from: '2026-11-05', to: '2026-10-28' }] } }),
      'settings.timetable.calendar.vacations.0.to',
      'кончается раньше',
    ],
    [{ server, settings: { regionAddress: 'http://x.example/' } }, 'settings.regionAddress', 'нужен адрес'],
    [{ server, settings: { regionAddress: 'https://u:p@x.example/' } }, 'settings.regionAddress', 'без имени'],
    [{ server, settings: { modes: { 'No system': 'warn' } } }, 'settings.modes.No system', 'имени поля'],
    [
      { server, settings: { classCode: { salt: '', anchors: anchors(MAX_ANCHORS + 1) } } },
      'settings.classCode.anchors',
      String(MAX_ANCHORS),
    ],
  ])('%j is refused by the name of its field', (raw, path, words) => {
    const [line, ...more] = refused(raw);
    expect(more).toEqual([]);
    expect(line).toContain(`kit.json: ${path} — `);
    expect(line).toContain(words);
    expect(line).not.toMatch(/(^|\s)[a-z]+ [a-z]+ [a-z]+/); // an English sentence of a library
  });

  it.each([
    ['', 'файл пуст или обрывается'],
    ['{"server": ', 'файл пуст или обрывается'],
    ['{"server":\n "x",,}', 'ошибка в строке 2, знак 6'],
    [`{"server": "${server}", "server": "https://b.example/"}`, 'server — поле записано дважды'],
    [
      `{"server": "${server}", "close": {"appLinks": true, "appLinks": false}}`,
      'close.appLinks — поле записано дважды',
    ],
  ])('is refused with the place: %s', (text, words) => {
    const lines = refused(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(words);
    expect(lines[0]).not.toMatch(/JSON at|Unexpected|Expected/);
  });

  it('is named when it is missing, a folder, or not in UTF-8', () => {
    const folder = temporaryFolder();
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, Buffer.from([0x7b, 0xcb, 0x7d]));
    expect(problemsOf(() => readConfig(join(folder, 'none.json')))).toEqual([
      `${join(folder, 'none.json')}: такого файла нет`,
    ]);
    expect(problemsOf(() => readConfig(folder))).toEqual([`${folder}: это папка, а нужен файл`]);
    expect(problemsOf(() => readConfig(bad))[0]).toContain('сохраните файл в UTF-8');
  });

  it('does not print an invalid hash', () => {
    expect(refused({ server, settings: { pinHash: '2580' } }).join()).not.toContain('2580');
  });

  it('reports a file that is not JSON', () => {
    expect(refused('{')[0]).toContain('не читается как JSON');
  });

  it('requires only the address of the server', () => {
    expect(readConfig(written({ server }))).toMatchObject({ server: `${server}/`, revision: 0, settings: {} });
  });

  it.each([
    ['file:', 'file:///opt/dezhurny/', 'file:///C:/ProgramData/Dezhurny/'],
    ['file:///srv/school/dezhurny', 'file:///srv/school/dezhurny/', 'file:///C:/ProgramData/Dezhurny/'],
    ['file:///D:/School/Dezhurny/', 'file:///opt/dezhurny/', 'file:///D:/School/Dezhurny/'],
    [server, `${server}/`, `${server}/`],
  ])('gives each system a folder for the packages: %s', (address, linux, windows) => {
    expect(addressesOf(readConfig(written({ server: address })).server)).toEqual({ linux, windows });
  });

  it('warns of a label that seems to name a person, and takes hidden signs out', () => {
    const lines: string[] = [];
    const bells = [{ name: 'Звонки Петровой', lessons: [] }];
    const settings = { place: 'Каб. 12\u202e, Иванов И. И.', timetable: { bells } };
    const config = readConfig(written({ server, settings }), (line) => lines.push(line));
    expect(config.settings.place).toBe('Каб. 12, Иванов И. И.');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /kit\.json: settings\.place — похоже на имя человека; есть невидимые знаки, они убраны\. /,
    );
    expect(lines[1]).toMatch(/kit\.json: settings\.timetable\.bells\.0\.name — похоже на имя человека\. /);
    readConfig(written({ server, settings: { place: 'Каб. 12' } }), () => expect.fail('an honest label'));
  });

  it('has the published JSON Schema', () => {
    expect(JSON.parse(readFileSync('docs/schema/kit.schema.json', 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(kitJsonSchema())),
    );
  });
});

describe('a school’s own rules', () => {
  const newOne = {
    id: 'botim',
    item: 10,
    name: { ru: 'botim', en: 'botim' },
    checked: '2026-11-23',
    rules: [{ surface: 'client', hosts: ['web.botim.example'], source: 'the school’s order' }],
  };
  const host = {
    id: 'skype-business',
    rules: [{ surface: 'client', hosts: ['meet.school.example'], source: 'our server' }],
  };
  const join_ = (...files: unknown[]): ReturnType<typeof joinRules> => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    return joinRules({ pack: 'our-2026-11-23', files: files.map((raw, i) => written(raw, `rules-${i}.json`, folder)) });
  };

  it('come with the school’s own regulation, from its file', () => {
    const folder = temporaryFolder();
    written(inventedRegulation, 'school.json', folder);
    const { rules } = readConfig(written({ server, regulation: 'school.json' }, 'kit.json', folder));
    const { catalogue, regulation } = joinRules(rules ?? { files: [] });
    expect(regulation).toEqual(inventedRegulation);
    expect(systemsInForce(catalogue, regulation.items)).toHaveLength(5);
  });

  it.each([builtInRegulation.id, { id: builtInRegulation.id }])('are the built-in ones by the id %j', (regulation) => {
    const { rules } = readConfig(written({ server, regulation }));
    expect(joinRules(rules ?? { files: [] }).regulation).toEqual(builtInRegulation);
  });

  it('name a wrong field of the regulation, and a system that the catalogue lacks', () => {
    const folder = temporaryFolder();
    written({ ...inventedRegulation, list: 'Перечень' }, 'school.json', folder);
    const wrong = problemsOf(() => readConfig(written({ server, regulation: 'school.json' }, 'kit.json', folder)));
    expect(wrong[0]).toContain('school.json: list');
    const items = [...inventedRegulation.items, { item: '9', system: 'icq' }];
    const unknown = problemsOf(() => joinRules({ files: [], regulation: { ...inventedRegulation, items } }));
    expect(unknown).toEqual(['regulation: системы icq нет в каталоге']);
  });

  it('name a system and a platform that the regulation has twice', () => {
    const items = [...inventedRegulation.items, { item: '8', system: 'telegram' }];
    const platforms: Regulation['platforms'] = [{ id: 'max' }, { id: 'max' }];
    expect(problemsOf(() => joinRules({ files: [], regulation: { ...inventedRegulation, items, platforms } }))).toEqual(
      ['regulation: система telegram названа дважды', 'regulation: платформа max названа дважды'],
    );
  });

  it('name a system at an address that the regulation permits', () => {
    const items = [...inventedRegulation.items, { item: '9', system: 'vk-messages' }];
    const [line] = problemsOf(() => joinRules({ files: [], regulation: { ...inventedRegulation, items } }));
    expect(line).toContain('vk-messages');
    expect(line).toContain('web.vk.me');
  });

  it('add a system, and hosts to a known system', () => {
    const { catalogue, regulation } = join_(newOne, host);
    expect(regulation.id).toBe('our-2026-11-23');
    const systems = systemsInForce(catalogue, regulation.items);
    expect(systems).toHaveLength(10);
    expect(systems.at(-1)).toEqual({ ...newOne, item: '10' });
    const skype = systems.find(({ id }) => id === 'skype-business');
    expect(skype?.item).toBe('3');
    expect(skype?.rules.at(-1)?.hosts).toEqual(['meet.school.example']);
  });

  it('refuse one system in two files', () => {
    expect(problemsOf(() => join_(newOne, { ...newOne, item: 11 }))).toEqual([
      'rules-1.json: id — система botim уже есть в другом файле',
    ]);
  });

  it.each([
    [{ ...newOne, item: 'ten' }, 'rules-0.json: item'],
    [{ ...newOne, rules: [{ ...newOne.rules[0], hosts: ['https://x'] }] }, 'rules-0.json: rules.0.hosts.0'],
    [{ ...newOne, rules: [{ ...newOne.rules[0], hosts: ['*'] }] }, 'rules-0.json: rules.0.paths'],
    [{ ...host, item: 4 }, 'rules-0.json: item'],
    [{ ...newOne, rules: [{ ...newOne.rules[0], hosts: ['web.telegram.org'] }] }, 'web.telegram.org: узел есть'],
    ['[', 'rules-0.json: файл не читается'],
    [
      { ...newOne, rules: [{ ...newOne.rules[0], hosts: ['*'], paths: ['/$'] }] },
      'rules-0.json: rules.0.paths — с узлом «*»',
    ],
  ])('%j is refused by its place', (raw, start) => {
    expect(problemsOf(() => join_(raw))[0]).toContain(start);
  });
});
