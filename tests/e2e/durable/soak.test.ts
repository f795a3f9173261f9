import { expect, test } from 'vitest';
import { afterDamage } from '../../../scripts/soak/damage.ts';
import { atTheEnd } from '../../../scripts/soak/ends.ts';
import type { Finding } from '../../../scripts/soak/finding.ts';
import { flushed } from '../../../scripts/soak/flush.ts';
import { fullDisk } from '../../../scripts/soak/full-disk.ts';
import { ways } from '../../../scripts/soak/killer.ts';
import { underKills } from '../../../scripts/soak/kills.ts';
import { damages } from '../../../scripts/soak/store-folder.ts';

/** The soak's own parts with small numbers; `npm run soak` runs them at full ones. */
const parts: [string, () => Promise<Finding>][] = [
  ...ways.map((way): [string, () => Promise<Finding>] => [
    `visits under ${way}`,
    () => underKills(way, { visits: 12, kills: 6 }),
  ]),
  ['the browser closed as the banner shows', () => atTheEnd('closed', 0, 2, 2)],
  ['the browser killed soon after', () => atTheEnd('killed', 300, 2, 2)],
  ['a flush for every acknowledged incident', () => flushed(5)],
  ...damages.map((how): [string, () => Promise<Finding>] => [`store damaged: ${how}`, () => afterDamage(how)]),
  ['a full disk', () => fullDisk()],
];

test.each(parts)(
  '%s',
  async (_name, run) => {
    const finding = await run();
    // A part that cannot run on this machine (no strace, no root) says so itself.
    if (finding.skipped) console.log(`${finding.name}: ${finding.skipped}`);
    else expect(finding).toMatchObject({ met: true });
  },
  180_000,
);
