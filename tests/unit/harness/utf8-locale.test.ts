import { expect, test } from 'vitest';
import { utf8Locale } from '../../../harness/utf8-locale.ts';

test.each([
  [{}, { LC_ALL: 'C.UTF-8' }],
  [{ LANG: 'C' }, { LC_ALL: 'C.UTF-8' }],
  [{ LANG: 'ru_RU.UTF-8' }, {}],
  [{ LANG: 'C.utf8' }, {}],
  [{ LANG: 'ru_RU.UTF-8', LC_ALL: 'POSIX' }, { LC_ALL: 'C.UTF-8' }],
  [{ LANG: 'C', LC_CTYPE: 'en_US.UTF-8' }, {}],
  [{ LANG: 'ru_RU.UTF-8', LC_ALL: '' }, {}],
])('a browser started with %j also gets %j', (env, added) => {
  expect(utf8Locale(env as unknown as NodeJS.ProcessEnv)).toEqual(added);
});
