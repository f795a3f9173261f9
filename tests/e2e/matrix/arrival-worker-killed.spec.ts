import { test } from '../fixtures/test.ts';
import { arrivals, hsts } from './rows/arrivals.ts';
import { closing } from './rows/closing.ts';
import { frames } from './rows/frames.ts';
import { routes } from './rows/routes.ts';
import { settleAfterEach } from './settle.ts';

test.use({ killed: true });
settleAfterEach();
arrivals();
hsts();
routes();
frames();
closing();
