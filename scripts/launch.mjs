// Plain JavaScript for whatever Node is on the machine (20 or newer) and no packages: it brings both.
// Usage: node scripts/launch.mjs <command> [arguments] — runs scripts/<command>.ts.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const packages = join(root, 'node_modules');
const stamp = join(packages, '.installed-lock');
const windows = process.platform === 'win32';

const [command, ...args] = process.argv.slice(2);
const script = join(root, 'scripts', `${command}.ts`);
if (!command || !existsSync(script)) fail(`There is no scripts/${command ?? '<command>'}.ts`);

installPackages();
run(script, args);

/** Installs exactly what the lockfile says unless that very lockfile was installed before. */
function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  // `npm ci` would empty the folder that a link leads to, which belongs to another checkout.
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  console.error('Installing packages by package-lock.json · Устанавливаются пакеты по package-lock.json …');
  const { status } = npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  if (status !== 0) fail('npm ci failed (see above) · npm ci не выполнился (причина выше)', status);
  writeFileSync(stamp, lock);
}

/** npm's own script run by this Node needs no shell; a bare `npm.cmd` on Windows cannot be spawned without one. */
function npm(...words) {
  const stdio = ['ignore', 2, 2]; // a command's standard output carries only its own result
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return spawnSync(process.execPath, [own, ...words], { cwd: root, stdio });
  return spawnSync(windows ? 'npm.cmd' : 'npm', words, { cwd: root, stdio, shell: windows });
}

/** Runs a script by the Node that came with the packages: it strips types and is new enough for every tool. */
function run(file, words) {
  const node = join(packages, 'node', 'bin', windows ? 'node.exe' : 'node');
  const path = [join(packages, '.bin'), join(packages, 'node', 'bin'), process.env.PATH].join(delimiter);
  const child = spawn(existsSync(node) ? node : process.execPath, [file, ...words], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  // Ctrl+C reaches the child by the terminal itself; this process only has to outlive it. Without a terminal nothing does.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  if (process.env.npm_lifecycle_event) endWithParent(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
  child.on('error', (error) => fail(String(error)));
}

/** Calls back when npm was killed without passing the signal on: then this process has another parent. */
function endWithParent(stop) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || stop(), 500).unref();
}

function fail(message, status) {
  console.error(message);
  process.exit(status || 1);
}
