import { test } from '../fixtures/test.ts';
import { meetsNotice } from './rows/unreachable.ts';
import { settleAfterEach } from './settle.ts';

test.use({ browserOptions: { trusting: false } });
settleAfterEach();

test('unreachable: certificate not trusted', ({ guarded, journal, notice }) =>
  meetsNotice({ guarded, journal, notice }, 'telegram', 'https://web.telegram.org/k/'));
