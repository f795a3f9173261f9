import { spawnSync } from 'node:child_process';

/**
 * Install Debian packages if apt can run without a password; otherwise do nothing.
 * @param names of the packages
 */
export function installByApt(names: readonly string[]): void {
  const admin = administrator();
  if (process.platform !== 'linux' || !admin || !succeeds('apt-get', '--version')) return;
  console.error(`Installing by apt · Устанавливается через apt: ${names.join(' ')} …`);
  const apt = (...args: string[]): void => {
    const command = [...admin, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    spawnSync(command[0] ?? '', command.slice(1), { stdio: ['ignore', 2, 2] });
  };
  apt('update');
  apt('install', '--yes', '--no-install-recommends', ...names);
}

/** Return true if the command exits with 0. */
export function succeeds(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Return the command prefix that runs a command as root without a password; `undefined` if there is no such way. */
function administrator(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return succeeds('sudo', '-n', 'true') ? ['sudo', '-n'] : undefined;
}
