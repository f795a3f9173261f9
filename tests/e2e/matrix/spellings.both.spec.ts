import { spellings } from './rows/spellings.ts';
import { settleAfterEach } from './settle.ts';

settleAfterEach();
spellings();
