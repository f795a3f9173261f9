import { describe, expect, it } from 'vitest';
import { commonGivenNames, commonSurnames, labelWords, notSurnames } from '../../../../core/settings/common-names.ts';
import { labelProblems } from '../../../../core/settings/label-problems.ts';

describe('a label that names a room', () => {
  it.each([
    ...['', 'Кабинет 12', 'Каб. 12', 'Каб. 12 «Физика»', 'каб. 8А', 'Кабинеты 8А и 9Б', 'Класс 8А', '8 «А»', 'ПК 3'],
    ...['Каб. информатики', 'Каб. информатики, ПК 3', 'ПК № 12, ряд 2', 'Учительская', 'Актовый зал', 'Спортзал'],
    ...['Лекционная им. Ломоносова', 'Лекционная им. М. В. Ломоносова', 'Зал имени Юрия Гагарина', 'Ауд. Ломоносова'],
    ...['Школа им. Иванова А. А.', 'ул. Петрова, 5, каб. 12', 'г. Александров, каб. 3', 'Лицей № 1, пл. Кирова'],
    ...[
      'Корпус Б, каб. 305',
      'Корпус Б. Физика',
      'Здание А. Кабинет 5',
      'Литер А. Каб. 12',
      'Каб. Т.Б.',
      'Каб. И.К.Т.',
    ],
    ...['Кабинет О. Б. Ж.', 'Физика. Химия', 'Физика, Химия', 'Биология, История', 'Русский язык и литература'],
    ...['Библиотека, Медиатека', 'Учительская, Раздевалка', 'Саратов, Тамбов', 'Точка роста', 'Кванториум', 'Сириус'],
    ...['Кабинет «Надежда»', 'Виктория', 'Станция Алиса', 'Зал Гагарина', 'Королёв', 'Лагерь «Дельфин»', 'Магазин'],
    ...['Машинное отделение', 'Марс-холл 2', 'Каб. 101-102-103', '12-13-14', 'Каб. 305–306'],
    ...['Инв. № 1101040012345', 'инв. 89271234567', '№ 9271234567', 'ПК 00123456', 'Каб. 12, 2026-11-28', '01.09.2026'],
    ...['28-11-26', '192.168.1.10', 'DESKTOP-4F5A7K', 'PC-12', 'KAB12-PC03', 'LAB-A', 'Room 12', 'Server A. Block'],
    ...[
      'каб.12/ПК-03',
      'Каб. 12 (2 этаж)',
      'Мастерская № 1',
      'Царевна-лягушка',
      'Заграничный клуб',
      'Общая тел. комната',
    ],
  ])('%j has no problem', (label) => expect(labelProblems(label)).toEqual([]));
});

describe('a label that names a person', () => {
  it.each([
    ...[
      'Иванов Иван Иванович',
      'ИВАНОВ ИВАН ИВАНОВИЧ',
      'иванов иван',
      'Иван Иванов',
      'Анна Каренина',
      'Мария Ивановна',
    ],
    ...[
      'Иванов И. И.',
      'Иванов И.И.',
      'ИВАНОВ И.И.',
      'Иванов ИИ',
      'И. И. Иванов',
      'И.И.Иванов',
      'Иванов И.',
      'И. Иванов',
    ],
    ...['Шмидт А. Я.', 'А. Я. Ким', 'Петрова-Водкина М. С.', 'Соловьёва Е. П.', 'Каб. 12, Смирнова О. А.'],
    ...['Кабинет Петровой', 'ПК Иванова', 'Сидоров', 'Каб. 12 Кузнецовой', 'Компьютер Ольги', 'ПК Маши', 'Маша'],
    ...[
      'Учитель Мария Петровна',
      'кабинет Натальи Сергеевны',
      'Ильич',
      'ivanov-pc',
      'PC-IVANOVA',
      'Vasilyev',
      'Alexeev',
    ],
    ...['им. Ломоносова, Петров А. С.'],
  ])('%j', (label) => expect(labelProblems(label)).toContain('person'));
});

describe('a label with a list of people', () => {
  it.each([
    ...[
      '8А Иванов, Петров',
      '8 «А» Иванов',
      '11-Б: Сидорова',
      '8а класс, Маша',
      'Иванов, Петров',
      'Иванов И. И., Петров П. П.',
    ],
    ...['Иванов и Петров', 'Зязин, Курбатова', 'Маша, Саша'],
  ])('%j', (label) => {
    expect(labelProblems(label)).toContain('people');
    expect(labelProblems(label)).not.toContain('person');
  });
});

describe('a label with a phone number', () => {
  it.each([
    ...['+7 (927) 123-45-67', '8 927 123 45 67', '89271234567', '8-927-123-45-67', '+79271234567', '8(8452)26-14-05'],
    ...[
      '(8452) 26-14-05',
      '9271234567',
      'Каб. 12, 927 123-45-67',
      '123-45-67',
      '26-14-75',
      'тел. 261405',
      'т. 26-14-05',
    ],
    ...['Кабинет 12 тел: 26 14 05', '+375 29 123-45-67', '☎ 261405', 'моб.89271234567'],
  ])('%j', (label) => expect(labelProblems(label)).toContain('phone'));
});

describe('a label with an address', () => {
  it.each(['ivanov@school.ru', 'Каб. 12, kab12@лицей.рф', '@ivanov_ii'])('%j', (label) =>
    expect(labelProblems(label)).toContain('email'),
  );
});

it.each([
  'Каб\u202e21',
  '\u200bКаб. 12',
  'Каб.\u00ad12',
  'Каб. 12\n',
  'Каб.\t12',
  'Каб\ufeff',
  '\u2066Каб\u2069',
  'Каб\u0000',
  'Каб\ud800',
  'Каб\u3164',
])('%j has hidden signs', (label) => expect(labelProblems(label)).toEqual(['hiddenSigns']));

it('finds a name behind hidden signs and in compatibility letters', () => {
  expect(labelProblems('Ива\u200bнов И.\u00a0И.')).toEqual(['person', 'hiddenSigns']);
  expect(labelProblems('ｉｖａｎｏｖ@ｓｃｈｏｏｌ.ｒｕ')).toContain('email');
});

it('takes less than 500 ms for texts far longer than a label', () => {
  const units = ['Иванов ', '1 ', 'И.', 'а@', 'А', 'Аб ', '(1', 'Аб-Аб', 'ул. Абв ', 'тел ', 'инв.№', 'овна', '\ufdfa'];
  const started = performance.now();
  for (const unit of units) labelProblems(unit.repeat(20_000));
  expect(performance.now() - started).toBeLessThan(500);
});

it('searches the first 200 visible characters', () => {
  expect(labelProblems(`${'\u200b'.repeat(10_000)}Иванов И. И.`)).toContain('person');
  expect(labelProblems(`${'Каб. 12 '.repeat(20)}Иванов И. И.`)).toContain('person');
  expect(labelProblems(`${'Каб. 12 '.repeat(30)}Иванов И. И.`)).toEqual([]);
});

it('the lists of names are sorted, without repetitions and without ё', () => {
  for (const list of [commonSurnames, commonGivenNames, [...labelWords], [...notSurnames]]) {
    expect(list).toEqual([...new Set(list)].sort());
    expect(list.join('')).toMatch(/^[а-я]+$/);
  }
});
