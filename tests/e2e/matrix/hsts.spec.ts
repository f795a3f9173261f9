import { hsts } from './rows/arrivals.ts';
import { settleAfterEach } from './settle.ts';

settleAfterEach();
hsts();
