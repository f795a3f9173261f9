import { test } from '../fixtures/test.ts';

/** After each row of a file: every incident has its one outcome once its tab is closed, and nothing else is kept. */
export function settleAfterEach(): void {
  test.afterEach(async ({ journal }, { status, expectedStatus }) => {
    if (status === expectedStatus) await journal.settles();
  });
}
