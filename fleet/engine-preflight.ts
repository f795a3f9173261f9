import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Platforms with a chdb binary (https://www.npmjs.com/package/chdb); Linux requires glibc. */
const builds: readonly string[] = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** Return why the engine cannot start on this machine; `undefined` if it can. */
export function missingEngineReason(): string | undefined {
  const machine = `${process.platform}-${process.arch}`;
  if (!builds.includes(machine)) return `chdb has no build for ${machine}: the engine runs on Linux (glibc) and macOS`;
  const name = `@chdb/lib-${machine}${process.platform === 'linux' ? '-gnu' : ''}`;
  try {
    resolve(`${name}/package.json`, { paths: [resolve('chdb')] });
    return undefined;
  } catch {
    return `${name} is not installed: npm leaves it out where it cannot be downloaded; npm ci tries again`;
  }
}
