// Plain JavaScript for whatever Node is on the machine (20 or newer) and no packages: it brings both. The commands that an
// administrator needs bring a part of the packages, and run on that Node.
// Usage: node scripts/launch.mjs <command> [arguments] — runs scripts/<command>.ts.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandsOfKit, isInstalled, kitPackages } from '../kit/maker/packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const packages = join(root, 'node_modules');
const windows = process.platform === 'win32';

const [command, ...args] = process.argv.slice(2);
const script = join(root, 'scripts', `${command}.ts`);
if (!command || !existsSync(script)) fail(`There is no scripts/${command ?? '<command>'}.ts`);

installPackages();
await run(script, args);

/** Installs what the lockfile says unless its versions are there: all of it, or what an administrator's command needs. */
function installPackages() {
  // `npm ci` would empty the folder that a link leads to, which belongs to another checkout.
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const whole = readJson(join(root, 'package-lock.json'));
  const part = kitPackages(readJson(join(root, 'package.json')), whole);
  const file = join(packages, '.package-lock.json'); // npm writes it at the end of an installation
  const installed = existsSync(file) ? readJson(file) : { packages: {} };
  const wantsPart =
    commandsOfKit.includes(command) && Object.keys(installed.packages).every((path) => part.lock.packages[path]);
  if (isInstalled(installed, commandsOfKit.includes(command) ? part.lock : whole)) return;
  console.error('Installing packages by package-lock.json · Устанавливаются пакеты по package-lock.json …');
  if (wantsPart) installPart(part);
  else npmCi(root);
}

/** Installs in a folder apart, since `npm ci` reads package.json of its folder. */
function installPart({ project, lock }) {
  const folder = join(root, '.kit-packages');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(project));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  npmCi(folder, '--ignore-scripts');
  rmSync(packages, { recursive: true, force: true });
  renameSync(join(folder, 'node_modules'), packages);
  rmSync(folder, { recursive: true });
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function npmCi(folder, ...words) {
  const { status } = npm(folder, 'ci', '--no-audit', '--no-fund', '--loglevel=error', ...words);
  if (status !== 0) fail('npm ci failed (see above) · npm ci не выполнился (причина выше)', status);
}

/** npm's own script run by this Node needs no shell; a bare `npm.cmd` on Windows cannot be spawned without one. */
function npm(cwd, ...words) {
  const stdio = ['ignore', 2, 2]; // a command's standard output carries only its own result
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return spawnSync(process.execPath, [own, ...words], { cwd, stdio });
  return spawnSync(windows ? 'npm.cmd' : 'npm', words, { cwd, stdio, shell: windows });
}

/**
 * Runs a script by the Node that came with the packages: it strips types and is new enough for every tool. Without it the
 * machine's own Node runs the script, one that cannot strip types a bundle of it.
 */
async function run(file, words) {
  const own = join(packages, 'node', 'bin', windows ? 'node.exe' : 'node');
  const path = [join(packages, '.bin'), join(packages, 'node', 'bin'), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path };
  const isBundled = !existsSync(own) && !process.features.typescript;
  if (isBundled)
    env.NODE_OPTIONS = `${env.NODE_OPTIONS ?? ''} --import ${new URL('../kit/maker/old-node.mjs', import.meta.url)}`;
  const child = spawn(existsSync(own) ? own : process.execPath, [isBundled ? await bundled() : file, ...words], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  // Ctrl+C reaches the child by the terminal itself; this process only has to outlive it. Without a terminal nothing does.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  if (process.env.npm_lifecycle_event) endWithParent(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
  child.on('error', (error) => fail(String(error)));
}

async function bundled() {
  const file = join(packages, '.kit', `${command}.mjs`);
  const { bundle } = await import('../kit/maker/bundle.mjs');
  await bundle(command, file);
  return file;
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
