import { test } from '../fixtures/test.ts';
import { tabs } from './rows/tabs.ts';
import { unreachable } from './rows/unreachable.ts';
import { settleAfterEach } from './settle.ts';

test.use({ killed: true });
settleAfterEach();
tabs();
unreachable();
