import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, findFirefox } from '../harness/find-browser.ts';
import { until } from '../harness/until.ts';
import { TIMES_SLOWER } from './slowed.ts';

/** How many times slower each of two cores is, and what memory the browser may use: a classroom PC of 2014. */
const OLD_PC = { slower: TIMES_SLOWER, cores: 2, memory: 2 * 2 ** 30 } as const;

const ROOT = '/sys/fs/cgroup';

/** µs in which the quota is used up: short, so that slowness is even and does not come in stops. */
const PERIOD_US = 6000;

/** Which variable names a browser to the harness, and how it is found without one. */
const browsers = [
  { variable: 'DEZHURNY_BROWSER', find: findChromium },
  { variable: 'DEZHURNY_FIREFOX', find: findFirefox },
] as const;

/**
 * Run every Chromium and Firefox from now on in a control group with the processor and memory of the old PC: a command
 * that enters the group and becomes the browser takes the place of the browser. It needs Linux and the right to make groups.
 * https://docs.kernel.org/scheduler/sched-bwc.html
 * @param root where the control groups are mounted
 * @returns a function that undoes it, or a sentence about what is missing
 */
export function becomeOldPc(root = ROOT): (() => Promise<void>) | string {
  const name = `dezhurny-bench-${process.pid}`;
  let groups: string[];
  try {
    groups = makeGroups(root, name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return `Control groups cannot be made (${code}): this needs Linux, root and the controllers cpu and memory. --slow-pages slows the pages alone.`;
  }
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-old-pc-'));
  const before = browsers.map(({ variable }) => [variable, process.env[variable]] as const);
  for (const { variable, find } of browsers) {
    const browser = find();
    if (browser) process.env[variable] = commandInGroups(join(folder, variable), browser, groups);
  }
  return async () => {
    for (const [variable, value] of before) {
      if (value === undefined) delete process.env[variable];
      else process.env[variable] = value;
    }
    rmSync(folder, { recursive: true, force: true });
    for (const group of groups) await removeGroup(group);
  };
}

/** Write a command that enters the groups and becomes the browser, or fails outside one of them. @returns its path */
function commandInGroups(command: string, browser: string, groups: readonly string[]): string {
  const enter = groups.map((group) => `echo $$ > ${group}/cgroup.procs`).join('\n');
  writeFileSync(command, `#!/bin/sh -e\n${enter}\nexec "${browser}" "$@"\n`);
  chmodSync(command, 0o755);
  return command;
}

/** Remove a group once its last process has ended; an empty group that stays costs nothing. */
async function removeGroup(group: string): Promise<void> {
  try {
    await until(() => isRemoved(group), { every: 100, what: `the processes in ${group} to end` });
  } catch (error) {
    console.warn(`${(error as Error).message}: remove it by rmdir.`);
  }
}

function isRemoved(group: string): boolean {
  try {
    rmdirSync(group);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EBUSY') return false;
    throw error;
  }
}

/** @throws where groups cannot be made or limited; then none is left */
function makeGroups(root: string, name: string): string[] {
  const limited = Object.entries(limitsIn(root)).map(([folder, limits]) => ({
    group: join(root, folder, name),
    limits,
  }));
  const made: string[] = [];
  try {
    for (const { group } of limited) {
      mkdirSync(group);
      made.push(group);
    }
    for (const { group, limits } of limited) {
      for (const [file, limit] of Object.entries(limits)) writeFileSync(join(group, file), limit);
    }
  } catch (error) {
    for (const group of made) rmdirSync(group);
    throw error;
  }
  return made;
}

/** Return the limits by the folder of their controller: version 2 has one folder for all. */
function limitsIn(root: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const share = Math.min(OLD_PC.cores, cpus().length) / OLD_PC.slower;
  const quota = Math.round(PERIOD_US * share);
  if (existsSync(join(root, 'cgroup.controllers'))) {
    return { '': { 'cpu.max': `${quota} ${PERIOD_US}`, 'memory.max': `${OLD_PC.memory}` } };
  }
  return {
    cpu: { 'cpu.cfs_period_us': `${PERIOD_US}`, 'cpu.cfs_quota_us': `${quota}` },
    memory: { 'memory.limit_in_bytes': `${OLD_PC.memory}` },
  };
}
