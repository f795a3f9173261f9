import { expect } from 'vitest';
import type { Finding } from '../../../harness/finding.ts';

/** ms; a part takes a few seconds where nothing else runs. */
export const PART = 180_000;

/** A part of the soak with small numbers; `npm run soak` runs it at full ones. */
export async function passes(part: Promise<Finding>): Promise<void> {
  const finding = await part;
  // A part that cannot run on this machine (no strace, no root) says so itself.
  if (finding.skipped) console.log(`${finding.name}: ${finding.skipped}`);
  else expect(finding, JSON.stringify(finding.measured)).toMatchObject({ met: true });
}
