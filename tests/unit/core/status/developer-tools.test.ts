import { expect, test } from 'vitest';
import { developerToolsState } from '../../../../core/status/developer-tools.ts';

const chrome = (version: number): string => `Mozilla/5.0 AppleWebKit/537.36 Chrome/${version}.0.0.0 Safari/537.36`;
const edge = (version: number): string => `${chrome(version)} Edg/${version}.0.0.0`;
const yandex = (version: number): string => `Mozilla/5.0 Chrome/${version}.0.0.0 YaBrowser/26.4.0.0 Safari/537.36`;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

test.each([
  ['hosts', chrome(146), 'tooOld'],
  ['hosts', chrome(147), 'hosts'],
  ['hosts', edge(147), 'tooOld'],
  ['hosts', edge(148), 'hosts'],
  ['hosts', yandex(146), 'tooOld'],
  ['hosts', yandex(147), 'hosts'],
  ['hosts', firefox, 'everywhere'],
  ['hosts', 'Lynx/2.9', 'tooOld'],
  ['everywhere', chrome(120), 'everywhere'],
  ['everywhere', firefox, 'everywhere'],
  ['extension', chrome(156), 'open'],
  ['extension', firefox, 'open'],
  ['open', edge(156), 'open'],
  [null, chrome(156), 'unset'],
  [null, firefox, 'unset'],
] as const)('%s in %s is %s', (wish, userAgent, state) => {
  expect(developerToolsState(wish, userAgent)).toBe(state);
});
