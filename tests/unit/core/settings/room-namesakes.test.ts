import { expect, it } from 'vitest';
import { withoutNamesakes } from '../../../../core/settings/room-namesakes.ts';

it.each([
  ['Кабинет С. П. Королева'],
  ['кабинет С.П.Королева'],
  ['каб. А. П. Чехова'],
  ['КАБИНЕТ С. П. КОРОЛЕВА'],
  ['Библиотека «А. С. Пушкина'],
  ['Музей В. И. Ленина'],
  ['Лаборатория И. П. Павлова'],
  ['Лаб. Павлова'],
  ['лаборатория Менделеева'],
])('leaves nothing of %j', (text) => {
  expect(withoutNamesakes(text).trim()).toBe('');
});

it.each([
  [''],
  ['Кабинет 12'],
  ['Кабинет Павлова'],
  ['Кабинет А. С. Петровой'],
  ['Кабинет С. А. Королева'],
  ['Лаб. Петрова'],
  ['Лаб. А. Павлова'],
  ['С. П. Королева'],
  ['Кабинетик С. П. Королева'],
  ['Подкласс Ю. А. Гагарина'],
])('leaves %j as it is', (text) => {
  expect(withoutNamesakes(text)).toBe(text);
});

it('removes each of them, and leaves what stands around', () => {
  expect(withoutNamesakes('ПК 3, зал Ю. А. Гагарина, каб. А. П. Чехова, Иванов')).toBe('ПК 3,  ,  , Иванов');
});
