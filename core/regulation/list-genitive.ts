/** First words of names of lists, each with its genitive. */
const genitives: ReadonlyMap<string, string> = new Map([
  ['Приложение', 'Приложения'],
  ['Перечень', 'Перечня'],
  ['Список', 'Списка'],
  ['Раздел', 'Раздела'],
  ['Пункт', 'Пункта'],
  ['Таблица', 'Таблицы'],
]);

/** Return the genitive of a list's name, «Приложения № 2» of «Приложение № 2»; an unknown name is returned unchanged. */
export function listGenitive(nominative: string): string {
  const [first = '', ...rest] = nominative.split(' ');
  return [genitives.get(first) ?? first, ...rest].join(' ');
}
