import { expect, test } from 'vitest';
import { browserName } from '../../../../core/status/browser-name.ts';

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', undefined, 'Firefox 140'],
  ['Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/138.0.0.0 YaBrowser/25.8.0.0 Safari/537.36', [], 'Yandex Browser 25'],
  ['Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', [], 'Microsoft Edge 140'],
  [
    'Mozilla/5.0 AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
    [{ brand: 'Chromium', version: '140' }],
    'Chromium 140',
  ],
  [
    'Mozilla/5.0 AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
    [{ brand: 'Google Chrome', version: '140' }],
    'Chrome 140',
  ],
  ['Lynx/2.9', undefined, null],
])('%s', (userAgent, brands, name) => {
  expect(browserName(userAgent, brands)).toBe(name);
});
