import { setTimeout as pause } from 'node:timers/promises';
import type { RegionDetail } from '../../core/policy/region-policy.ts';
import { firstDelay } from '../../core/region/backoff.ts';
import { seeded } from './chance.ts';
import { entriesOfDay, sumOfDay } from './entries.ts';
import { nothingSent, type Sent, sendAll, type Target } from './pc.ts';

/** Many PCs that send after one bell. */
export interface Crowd {
  pcs: number;
  /** What they send: single entries, or the sum of a day. */
  detail: RegionDetail;
  /** Number of entries of each PC; with sums, of incidents in its one sum. */
  entries: number;
  day: string;
  seed: number;
}

/** Number of PCs of one school. */
const pcsPerSchool = 50;

/** Return the site code of a simulated PC. */
export const siteOf = (pc: number): string => `lyceum-${1 + Math.floor(pc / pcsPerSchool)}`;

/** Let each PC wait for the extension's random delay and send. @returns the sum over all PCs */
export async function crowd({ pcs, detail, entries, day, seed }: Crowd, target: Target): Promise<Sent> {
  const sent = nothingSent();
  const one = async (pc: number): Promise<void> => {
    const chance = seeded(seed * 1_000_003 + pc);
    const waiting = detail === 'sums' ? [sumOfDay(chance, day, entries)] : entriesOfDay(chance, day, entries);
    await pause(target.delayScale * firstDelay(chance()));
    await sendAll(waiting, { site: siteOf(pc), place: null, version: '0.1.0' }, target, chance, sent);
  };
  await Promise.all(Array.from({ length: pcs }, (_, pc) => one(pc)));
  return sent;
}
