import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second whatever the kernel's own clock. */
const TICK = 10;

/**
 * Processor time that a process and all below it have used so far, those that have ended included, in ms.
 * @returns `undefined` where there is no /proc
 */
export function cpuOfTree(root: number): number | undefined {
  if (process.platform !== 'linux') return;
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readStat);
  const tree = new Set([root]);
  for (let grown = true; grown; ) {
    const more = all.filter(({ pid, parent }) => tree.has(parent) && !tree.has(pid));
    for (const { pid } of more) tree.add(pid);
    grown = more.length > 0;
  }
  return all.filter(({ pid }) => tree.has(pid)).reduce((sum, { ticks }) => sum + ticks * TICK, 0);
}

/** Fields of /proc/PID/stat after the name, which may hold spaces: state, parent, …, utime, stime, cutime, cstime. */
function readStat(pid: string): { pid: number; parent: number; ticks: number }[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0);
    return [{ pid: Number(pid), parent: Number(fields[1]), ticks }];
  } catch {
    return []; // it ended meanwhile
  }
}
