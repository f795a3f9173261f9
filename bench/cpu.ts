import { readdirSync, readFileSync } from 'node:fs';

/** ms; Linux reports processor time in hundredths of a second, whatever the clock rate of the kernel. */
const TICK = 10;

/**
 * Return the processor time in ms that a process and its descendants have used, including those that have ended.
 * @returns `undefined` on a system without /proc
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

/** Read /proc/PID/stat after the name, which may hold spaces: state, parent, …, utime, stime, cutime, cstime. */
function readStat(pid: string): { pid: number; parent: number; ticks: number }[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0);
    return [{ pid: Number(pid), parent: Number(fields[1]), ticks }];
  } catch {
    return []; // the process has ended
  }
}
