import { allowed } from './rows/allowed.ts';
import { arrivals } from './rows/arrivals.ts';
import { closing } from './rows/closing.ts';
import { frames } from './rows/frames.ts';
import { leftAlone } from './rows/left-alone.ts';
import { routes } from './rows/routes.ts';
import { settleAfterEach } from './settle.ts';

settleAfterEach();
arrivals();
routes();
frames();
leftAlone();
allowed();
closing();
