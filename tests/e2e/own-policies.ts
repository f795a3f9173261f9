import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findFirefox } from '../../harness/find-browser.ts';

/** Where the browsers of Debian's packages look for policies. */
const places = { chromium: '/etc/chromium/policies', firefox: '/etc/firefox/policies' } as const;
const packaged = { chromium: '/usr/bin/chromium', firefox: '/usr/bin/firefox-esr' } as const;
const finders = { chromium: findChromium, firefox: findFirefox };

/**
 * Why a browser cannot be started with its own policies here; nothing when it can. It takes root, Debian's packages
 * and a mount that only this browser sees: whatever happens to the test, no policy of its stays behind.
 */
export function cannotHavePolicies(family: keyof typeof places): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'policies are tried as root on Linux only';
  if (finders[family]() !== packaged[family]) return `policies are tried in ${packaged[family]} only`;
  if (!existsSync('/usr/bin/unshare')) return 'there is no unshare';
  const { status } = spawnSync('unshare', ['--mount', 'mount', '--bind', '/tmp', '/mnt'], { stdio: 'ignore' });
  return status === 0 ? undefined : 'mounting is not allowed here';
}

/**
 * A command that starts the browser with a folder in place of its policies.
 * @param folder takes the place of /etc/chromium/policies or /etc/firefox/policies
 * @param beside where the command is written
 */
export function commandWithPolicies(family: keyof typeof places, folder: string, beside: string): string {
  const command = join(beside, `${family}-with-policies.sh`);
  mkdirSync(places[family], { recursive: true }); // something to mount over
  const inside = `mount --bind "$0" ${places[family]} && exec ${packaged[family]} "$@"`;
  writeFileSync(command, `#!/bin/sh\nexec unshare --mount sh -c '${inside}' ${folder} "$@"\n`);
  chmodSync(command, 0o755);
  return command;
}
