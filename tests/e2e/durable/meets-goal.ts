import type { Finding } from '../../../harness/finding.ts';
import { expect, test } from '../fixtures/test.ts';

/** Runs a part of the soak with small numbers; `npm run soak` runs it at full ones. It starts its own browsers. */
export async function meetsGoal(part: () => Promise<Finding>): Promise<void> {
  test.slow(); // starts a browser several times
  const finding = await part();
  test.skip(finding.skipped !== undefined, finding.skipped); // no strace or no root on this machine
  expect(finding.met, `${finding.goal}: ${JSON.stringify(finding.measured)}`).toBe(true);
}
