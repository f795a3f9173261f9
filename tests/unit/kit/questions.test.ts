import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { regulationSchema } from '../../../core/regulation/regulation-schema.ts';
import { writeTimetableFile } from '../../../core/timetable/timetable-file.ts';
import { timetableSchema } from '../../../core/timetable/timetable-schema.ts';
import { make } from '../../../kit/command-make.ts';
import { checkConfig } from '../../../kit/config.ts';
import { askAll } from '../../../kit/questions.ts';
import { askSecrets } from '../../../kit/secret/ask-secrets.ts';
import { catalogue } from '../../../rules/catalogue.ts';
import { builtInRegulation } from '../../../rules/regulations/index.ts';
import { inventedRegulation } from '../../fixtures/invented-regulation.ts';
import { server, temporaryFolder } from '../../fixtures/kit-example.ts';

describe('questions', () => {
  it('asks again after an invalid answer and takes the default for an empty one', async () => {
    const answers = ['', 'Лицей', 'school', 'https://school.example/', '', '', '', '', 'да'];
    const said: string[] = [];
    const raw = await askAll({ ask: async () => answers.shift() ?? '', say: (line) => said.push(line) });
    expect(said).toEqual([expect.stringContaining('server')]);
    expect(raw).toMatchObject({
      school: 'Лицей',
      server: 'https://school.example/',
      settings: { mode: 'warn' },
      close: { otherExtensions: true },
    });
  });

  /** Answer the questions that contain a text; the others get an empty answer. */
  async function answered(given: Record<string, string>): Promise<{ close: object; asked: string[] }> {
    const asked: string[] = [];
    const ask = async (text: string): Promise<string> => {
      asked.push(text);
      return Object.entries(given).find(([part]) => text.includes(part))?.[1] ?? '';
    };
    const raw = (await askAll({ ask, say: (line) => expect.fail(line) })) as { close: object };
    return { close: raw.close, asked };
  }

  it.each([
    [{}, { otherExtensions: false, notifications: false, developerTools: 'hosts', passwordManager: false }],
    [{ 'на уроке: warn': 'block' }, { notifications: true, developerTools: 'hosts' }],
    [{ 'на уроке: warn': 'block', уведомления: 'нет' }, { notifications: false }],
    [{ уведомления: 'да' }, { notifications: true }],
    [{ 'веб-разработку': 'да' }, { developerTools: 'extension' }],
    [
      { 'веб-разработку': 'нет', 'менеджер паролей': 'yes' },
      { developerTools: 'hosts', passwordManager: true },
    ],
  ])('closes what the answers %j ask for', async (given, close) => {
    expect((await answered({ Адрес: server, ...given })).close).toMatchObject(close);
  });

  it.each([
    ['все', ['yandex', 'chrome', 'chromium', 'edge', 'firefox']],
    ['', ['yandex', 'chrome', 'chromium', 'edge', 'firefox']],
    ['Yandex, firefox, ', ['yandex', 'firefox']],
    ['chrome; edge', ['chrome', 'edge']],
  ])('takes the browsers %j', async (answer, browsers) => {
    const { raw, said } = await answeredInTurn([['Браузеры', answer]]);
    expect(said).toEqual([]);
    expect(raw).toMatchObject({ browsers });
  });

  it('asks again unless a yes or no is one', async () => {
    const { raw, said } = await answeredInTurn([
      ['другие расширения', 'ага'],
      ['другие расширения', 'ДА'],
    ]);
    expect(said).toEqual(['ответ: «ага» — нужно «да» или «нет»']);
    expect(raw).toMatchObject({ close: { otherExtensions: true } });
  });

  it.each([
    ['1', 1, 5, 7],
    ['2', 1, 6, 4],
    ['3', 2, 6, 6],
  ])('makes a timetable of template %s', async (answer, sets, days, lessons) => {
    const { raw, said } = await answeredInTurn([['Звонки', answer]]);
    expect(said).toEqual([]);
    const { settings } = checkConfig(raw, { name: 'kit.json', folder: '.' });
    expect(settings.educationalUse).toBe('timetable');
    expect(settings.timetable?.bells).toHaveLength(sets);
    expect(settings.timetable?.bells[0]?.lessons).toHaveLength(lessons);
    const week = Object.values(settings.timetable?.week ?? {});
    expect(week.filter((names) => names.length === sets)).toHaveLength(days);
    expect(settings.mode).toBe('warn');
  });

  it('takes a timetable saved from the administrator’s page, and names what is wrong with another file', async () => {
    const folder = temporaryFolder();
    const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')];
    writeFileSync(good, writeTimetableFile(timetableSchema.parse({ zone: 'Asia/Omsk' })));
    writeFileSync(bad, writeTimetableFile(timetableSchema.parse({})).replace('Europe/Saratov', 'Saratov'));
    const { raw, said } = await answeredInTurn([
      ['Звонки', 'none.json'],
      ['Звонки', bad],
      ['Звонки', good],
    ]);
    expect(said).toEqual([expect.stringContaining('none.json'), expect.stringContaining('timetable.zone')]);
    expect(raw).toMatchObject({ settings: { timetable: { zone: 'Asia/Omsk' } } });
  });

  it('asks for rooms by the names of the PCs', async () => {
    const { raw, said } = await answeredInTurn([
      ['Кабинеты', 'Каб. 12'],
      ['Кабинеты', 'Каб. 12 = ПК-1'],
      ['Кабинеты', 'Каб. 12 = PC-12-*, TUTOR; Каб. 14 = PC-14-*'],
    ]);
    expect(said).toEqual([expect.stringContaining('нужно вида'), expect.stringContaining('rooms.Каб. 12.0')]);
    expect(raw).toMatchObject({ rooms: { 'Каб. 12': ['PC-12-*', 'TUTOR'], 'Каб. 14': ['PC-14-*'] } });
  });

  /** Answer the questions about secrets in turn. */
  async function secrets(hidden: string[], visible: string[] = []) {
    const said: string[] = [];
    const terminal = { ask: async () => visible.shift() ?? '', say: (line: string) => void said.push(line) };
    const asked = await askSecrets(terminal, async () => hidden.shift() ?? '');
    return { asked, said };
  }

  it('asks for PIN and passphrase, each twice', async () => {
    const passphrase = 'верная лошадь';
    const { asked, said } = await secrets([
      '12',
      '12',
      '2580',
      '2508',
      '2580',
      '2580',
      'коротко',
      'коротко',
      passphrase,
      passphrase,
    ]);
    expect(asked).toEqual({ pin: '2580', passphrase });
    expect(said).toEqual([
      expect.stringContaining('одни цифры'),
      expect.stringContaining('набрано другое'),
      expect.stringContaining('короче 8'),
    ]);
  });

  it('makes a kit without a passphrase only when told so twice', async () => {
    expect((await secrets(['', '', 'верная лошадь', 'верная лошадь'], ['ага', 'нет'])).asked).toEqual({
      passphrase: 'верная лошадь',
    });
    expect((await secrets(['', ''], ['да'])).asked).toEqual({ withoutPassphrase: true });
  });

  it('refuses a kit.json without a passphrase, unless it says so', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'kit.json');
    const words = { config: path, out: join(folder, 'kit'), key: join(folder, 'absent/key.pem') };
    writeFileSync(path, JSON.stringify({ server }));
    await expect(make(words)).rejects.toThrow(/passphraseHash[\s\S]*npm run -s hash/);
    writeFileSync(path, JSON.stringify({ server, withoutPassphrase: true }));
    writeFileSync(join(folder, 'absent'), ''); // the next obstacle
    await expect(make(words)).rejects.not.toThrow('passphraseHash');
  });

  it('says what each answer costs', async () => {
    const { asked } = await answered({ Адрес: server });
    expect(asked.find((text) => text.includes('менеджер паролей'))).toMatch(/у всех, кто работает.*\[нет\]/);
    expect(asked.find((text) => text.includes('уведомления'))).toMatch(/весь день/);
    expect(asked.find((text) => text.includes('веб-разработку'))).toMatch(/убрать напоминание/);
  });
});

/** Give each answer once to the first question that contains its text; other questions get an empty answer. */
async function answeredInTurn(given: [part: string, answer: string][]) {
  const rest = [...given, ['Адрес', server] as [string, string]];
  const said: string[] = [];
  const ask = async (text: string): Promise<string> => {
    const at = rest.findIndex(([part]) => text.includes(part));
    return at < 0 ? '' : (rest.splice(at, 1)[0]?.[1] ?? '');
  };
  const raw = (await askAll({ ask, say: (line) => said.push(line) })) as { regulation: unknown; school: string };
  return { raw, said, left: rest.map(([part]) => part) };
}

const number = (system: string): number => catalogue.findIndex(({ id }) => id === system) + 1;

describe('questions about the regulation', () => {
  it('come first, and an empty answer is the built-in one', async () => {
    const { raw, said } = await answeredInTurn([]);
    expect(Object.keys(raw)).toContain('regulation');
    expect(raw.regulation).toBe(builtInRegulation.id);
    expect(said).toEqual([]);
    expect(checkConfig(raw, { name: 'kit.json', folder: '.' }).rules?.regulation).toEqual(builtInRegulation);
  });

  it('name an answer that is not offered, and ask again', async () => {
    const { raw, said } = await answeredInTurn([
      ['Порядок школы', '4'],
      ['Порядок школы', 'лицей'],
      ['Порядок школы', '1'],
    ]);
    expect(said).toEqual(['нужно число от 1 до 3', 'нужно число от 1 до 3']);
    expect(raw.regulation).toBe(builtInRegulation.id);
  });

  it('take a file, and name what is wrong with it', async () => {
    const folder = temporaryFolder();
    const file = (name: string, raw: unknown): string => {
      const path = join(folder, name);
      writeFileSync(path, JSON.stringify(raw));
      return path;
    };
    const good = file('good.json', inventedRegulation);
    const { raw, said } = await answeredInTurn([
      ['Порядок школы', '2'],
      ['Путь', join(folder, 'absent.json')],
      ['Путь', file('wrong.json', { ...inventedRegulation, inForceFrom: 'осень' })],
      ['Путь', file('unknown.json', { ...inventedRegulation, items: [{ item: '1', system: 'icq' }] })],
      ['Путь', good],
    ]);
    expect(raw.regulation).toBe(good);
    expect(said).toEqual([
      expect.stringContaining('absent.json'),
      expect.stringContaining('wrong.json: inForceFrom — нужен день'),
      expect.stringContaining('системы icq нет в каталоге'),
    ]);
  });

  it('permit no platform at an address of a listed system', async () => {
    const { raw, said, left } = await answeredInTurn([
      ['Порядок школы', '3'],
      ['Код порядка', 'gym-2026-09-01'],
      ['Полное', 'Гимназия № 5'],
      ['Краткое', 'Гимназия № 5'],
      ['Название документа', 'Положение'],
      ['Действует с', '2026-09-01'],
      ['числа через запятую', `${number('vk-messages')}`],
      ['Куда ведут кнопки', ''],
      ['Куда ведут кнопки', '3'],
      ['Куда ведут кнопки', '1'],
    ]);
    expect(left).toEqual([]);
    expect(said.filter((line) => !/^\d+ — /.test(line))).toEqual([
      'ответ: система vk-messages в списке, а платформа открывается по адресу web.vk.me',
      'ответ: нужны числа 1 и 2, каждое раз',
    ]);
    expect(raw.regulation).toMatchObject({ platforms: [{ id: 'max' }], items: [{ system: 'vk-messages' }] });
  });

  it('make a regulation, part by part', async () => {
    const { raw, said, left } = await answeredInTurn([
      ['Порядок школы', '3'],
      ['Код порядка', 'Гимназия № 5'],
      ['Код порядка', 'gym-2026-09-01'],
      ['Полное', inventedRegulation.school.fullName.ru],
      ['Краткое', 'Гимназия № 5'],
      ['Как называть школу', 'гимназия'],
      ['Название документа', 'Положение об электронном общении'],
      ['Номер приказа', '118-од'],
      ['Дата приказа', '28 августа'],
      ['Дата приказа', '2026-08-28'],
      ['Как называется список', 'Перечень программ'],
      ['числа через запятую', `${number('telegram')}, 99`],
      ['числа через запятую', `${number('telegram')}, ${number('telegram')}`],
      ['числа через запятую', `${number('telegram')}, ${number('skype-business')}`],
      ['Пункт системы Telegram', '4 пункт первый подробно и со всеми оговорками, какие только бывают'],
      ['Пункт системы Telegram', '4.1'],
      ['Пункт системы Skype', '4.10 Skype'],
      ['Разрешённая платформа', '«Сферум»'],
      ['Пункт, который её', '3.4'],
    ]);
    expect(left).toEqual([]);
    expect(said.filter((line) => !/^\d+ — /.test(line))).toEqual([
      expect.stringContaining('ответ: '),
      expect.stringContaining('день'),
      'ответ: системы с номером «99» нет',
      'ответ: Telegram названа дважды',
      expect.stringContaining('ответ: name — слишком много'),
    ]);
    expect(said).toContain(`${number('telegram')} — Telegram (telegram)`);
    expect(regulationSchema.parse(raw.regulation)).toEqual(raw.regulation);
    expect(raw.regulation).toMatchObject({
      id: 'gym-2026-09-01',
      school: { noun: { genitive: 'гимназии' } },
      approval: { number: '118-од', date: '2026-08-28' },
      inForceFrom: '2026-08-28',
      list: { nominative: 'Перечень программ', genitive: 'Перечня программ' },
      items: [
        { item: '4.1', system: 'telegram' },
        { item: '4.10', system: 'skype-business', name: 'Skype' },
      ],
      clause: '3.4',
      platform: { ru: '«Сферум»' },
      platforms: [{ id: 'max' }, { id: 'sferum' }],
      support: [],
    });
    expect(raw.school).toBe('Гимназия № 5');
  });

  it('ask for name, link and hosts of each platform, and for support, and keep what is not usual', async () => {
    const { raw, said, left } = await answeredInTurn([
      ['Порядок школы', '3'],
      ['Код порядка', 'our-order'],
      ['Полное', 'Школа № 1'],
      ['Краткое', 'Школа № 1'],
      ['Название документа', 'Положение'],
      ['Действует с', '2026-09-01'],
      ['числа через запятую', `${number('zoom')}`],
      ['Куда ведут кнопки', '2'],
      ['название на кнопке', '«Класс»'],
      ['ссылка кнопки', 'http://class.example/'],
      ['ссылка кнопки', 'https://zoom.us/wc/1'],
      ['ссылка кнопки', 'https://class.example/'],
      ['узлы через пробел', 'https://class.example'],
      ['узлы через пробел', 'class.example *.class.example'],
      ['Почта поддержки', 'help'],
      ['Почта поддержки', 'help@class.example 4.2, it@school.example'],
    ]);
    expect(left).toEqual([]);
    expect(said.filter((line) => !/^\d+ — /.test(line))).toEqual([
      expect.stringContaining('ответ'),
      'ответ: система zoom в списке, а платформа открывается по адресу zoom.us',
      expect.stringContaining('ответ'),
      expect.stringContaining('ответ'),
    ]);
    expect(raw.regulation).toMatchObject({
      platform: { ru: '«Класс»' },
      platforms: [
        {
          ...{ id: 'sferum', name: { ru: '«Класс»' }, link: 'https://class.example/' },
          hosts: ['class.example', '*.class.example'],
        },
      ],
      support: [{ address: 'help@class.example', clause: '4.2' }, { address: 'it@school.example' }],
    });
    expect(regulationSchema.parse(raw.regulation)).toEqual(raw.regulation);
    expect(checkConfig(raw, { name: 'kit.json', folder: '.' }).rules?.regulation).toEqual(raw.regulation);
  });

  it.each([
    ['дворец, дворца, дворце', { nominative: 'дворец', genitive: 'дворца', prepositional: 'дворце' }, []],
    ['Лицей', { nominative: 'лицей', prepositional: 'лицее' }, []],
    ['дворец', { nominative: 'школа' }, [expect.stringContaining('три падежа')]],
  ])('take the noun of the school: %s', async (answer, noun, problems) => {
    const { raw, said } = await answeredInTurn([
      ['Порядок школы', '3'],
      ['Код порядка', 'our-order'],
      ['Полное', 'Дворец творчества'],
      ['Краткое', 'Дворец'],
      ['Как называть школу', answer],
      ['Название документа', 'Положение'],
      ['Действует с', '2026-09-01'],
      ['числа через запятую', '1'],
    ]);
    expect(raw.regulation).toMatchObject({ school: { noun } });
    expect(said.filter((line) => !/^\d+ — /.test(line))).toEqual(problems);
  });
});
