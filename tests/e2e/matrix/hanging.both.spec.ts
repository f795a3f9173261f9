import { hanging } from './rows/hanging.ts';
import { downloads } from './rows/installers.ts';
import { settleAfterEach } from './settle.ts';

settleAfterEach();
hanging();
downloads();
