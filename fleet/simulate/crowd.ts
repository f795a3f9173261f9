import { setTimeout as pause } from 'node:timers/promises';
import { firstDelay } from '../../core/region/backoff.ts';
import { seeded } from './chance.ts';
import { entriesOfDay } from './entries.ts';
import { nothingSent, type Sent, sendAll, type Target } from './pc.ts';

/** Many PCs after one bell. */
export interface Crowd {
  pcs: number;
  /** Of each. */
  entries: number;
  day: string;
  seed: number;
}

/** PCs of one school. */
const pcsPerSchool = 50;

/** Code of a simulated school. */
export const siteOf = (pc: number): string => `lyceum-${1 + Math.floor(pc / pcsPerSchool)}`;

/** Every PC waits by the product's own jitter and sends; together they say what they saw. */
export async function crowd({ pcs, entries, day, seed }: Crowd, target: Target): Promise<Sent> {
  const sent = nothingSent();
  const one = async (pc: number): Promise<void> => {
    const chance = seeded(seed * 1_000_003 + pc);
    const waiting = entriesOfDay(chance, day, entries);
    await pause(target.delayScale * firstDelay(chance()));
    await sendAll(waiting, { site: siteOf(pc), place: null, version: '0.1.0' }, target, chance, sent);
  };
  await Promise.all(Array.from({ length: pcs }, (_, pc) => one(pc)));
  return sent;
}
