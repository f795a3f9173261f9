import { describe, expect, it } from 'vitest';
import { isGivenName, isSurname, looksLikeSurname } from '../../../../core/settings/name-forms.ts';

describe('a common surname', () => {
  it.each([
    ...['Иванов', 'иванова', 'ИВАНОВУ', 'Ивановым', 'Иванове', 'Ивановой', 'Ивановы', 'Ивановых', 'Ивановыми'],
    ...['Ильин', 'Ильиной', 'Соловьев', 'Фомина'],
    ...['Ivanov', 'IVANOVA', 'Kuznetsova', 'Chernyshev', 'Zhdanov', 'Shcherbakov', 'Scherbakov', 'Yakovlev', 'Yudin'],
    ...['Khokhlov', 'Hohlov', 'Maksimov', 'Maximov', 'Alekseeva', 'Alexeyeva'],
    ...['Vasilev', 'Vasiliev', 'Vasilyev', 'Vasiljev', 'Vasiliyev', 'Dmitriev', 'Dmitriyev', 'Grigoryev'],
    ...['Zaytsev', 'Zaitsev', 'Zajtsev', 'Mikhaylov', 'Mikhailov', 'Mihajlova', 'Samoilov'],
    ...[
      'Semenov',
      'Semyonov',
      'Fedorov',
      'Fyodorov',
      'Solovyov',
      'Kovalyov',
      'Iakovlev',
      'Iudin',
      'Mayorov',
      'Maiorov',
    ],
    ...['Rodionov', 'Rodionova', 'Larionov', 'Chistyakov', 'Chistiakov', 'Ryzhov'],
  ])('%s', (word) => {
    expect(isSurname(word)).toBe(true);
  });

  it.each([
    ...['', 'Иванович', 'Ивано', 'Гагарин', 'Королев', 'Кабинет', 'информатики', 'Физика', 'constructor'],
    ...['Room', 'Lab', 'Class', 'Server', 'Iris', 'Physics', 'Ivan', 'x'],
  ])('is not %j', (word) => {
    expect(isSurname(word)).toBe(false);
  });
});

describe('a common given name', () => {
  it.each([
    ...['Иван', 'ивана', 'ИВАНУ', 'Иваном', 'Иване'],
    ...['Сергей', 'Сергея', 'Сергею', 'Сергеем', 'Игорь', 'Игоря', 'Игорем'],
    ...['Юрий', 'Юрия', 'Юрию', 'Юрием', 'Юрии', 'Павел', 'Павла', 'Павлу', 'Павлом', 'Павле'],
    ...['Ольга', 'Ольги', 'Ольге', 'Ольгу', 'Ольгой', 'Светланы', 'Маша', 'Маши', 'Машей'],
    ...['Мария', 'Марии', 'Марию', 'Марией', 'Наталья', 'Натальи', 'Натальей', 'Никита', 'Никиты', 'Илья', 'Ильи'],
  ])('%s', (word) => {
    expect(isGivenName(word)).toBe(true);
  });

  it.each(['', 'Вера', 'Роман', 'Ивановна', 'Кабинет', 'Павлин', 'Ivan', 'constructor'])('is not %j', (word) => {
    expect(isGivenName(word)).toBe(false);
  });
});

describe('a word that looks like a surname', () => {
  it.each([
    'Зязин',
    'Курбатова',
    'Лысенко',
    'Кравчук',
    'Бойнюк',
    'Гелашвили',
    'Микадзе',
    'Шварянц',
    'Королев',
    'ТУРГЕНЕВ',
  ])('%s', (word) => {
    expect(looksLikeSurname(word)).toBe(true);
  });

  it.each([...['', 'зязин', 'Лев', 'Саратов', 'Магазин', 'Балашов', 'Пушкин', 'Физика', 'Толстой', 'Зал', 'Zyazin']])(
    'is not %j',
    (word) => {
      expect(looksLikeSurname(word)).toBe(false);
    },
  );
});
