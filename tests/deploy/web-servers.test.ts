import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { succeeds } from '../../harness/apt.ts';
import { makeCertificate } from '../../harness/certificate.ts';
import { freePort } from '../../harness/free-port.ts';
import { commandOf } from '../../harness/unpacked-command.ts';
import { until } from '../../harness/until.ts';
import { kitFiles } from '../../kit/files.ts';
import { configOf, packages, temporaryFolder } from '../fixtures/kit-example.ts';

const nginx = commandOf('nginx', 'usr/sbin/nginx', '-v');
const caddy = commandOf('caddy', 'usr/bin/caddy', 'version');
const hasSystemd = succeeds('systemd-analyze', '--version');
if (!nginx) console.log('nginx is neither installed nor to be had by apt: its tests are skipped');
if (!caddy) console.log('Caddy is neither installed nor to be had by apt: its tests are skipped');
if (!hasSystemd) console.log('systemd-analyze is not installed: the test of the unit is skipped');

/** Files that a browser asks for, and the media type of each. */
const files = [
  ['dezhurny-1.2.3.crx', 'application/x-chrome-extension'],
  ['dezhurny-1.2.3.xpi', 'application/x-xpinstall'],
  ['updates.xml', /^(application|text)\/xml/],
  ['updates.json', /^application\/json/],
] as const;

/** Write a kit, and return its folder. The configurations of its web servers name its `www`. */
function writtenKit(server: string): string {
  const folder = temporaryFolder();
  for (const [path, bytes] of Object.entries(kitFiles(configOf({ server }), packages))) {
    const isConfiguration = path.startsWith('server/');
    const text = Buffer.from(bytes).toString().replaceAll('/srv/dezhurny/www', join(folder, 'www'));
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), isConfiguration ? text : bytes);
  }
  return folder;
}

/** Write the configuration of an nginx that serves the kit alone, and return its path. */
function nginxConfiguration(kit: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${kit}/${name};`,
  );
  const text = `daemon off; pid ${kit}/pid; error_log stderr; user root;
events {}
http { access_log off; ${temporary.join(' ')} include ${kit}/server/nginx.conf; }`;
  writeFileSync(join(kit, 'nginx.conf'), text);
  return join(kit, 'nginx.conf');
}

/** Write the configuration of a Caddy without its control port, and return its path. */
function caddyConfiguration(kit: string, more = ''): string {
  writeFileSync(join(kit, 'Caddyfile'), `{\n\tadmin off\n${more}}\nimport ${kit}/server/Caddyfile\n`);
  return join(kit, 'Caddyfile');
}

/** Start a web server, which ends with the test, and wait until it answers. */
async function start(address: string, command: string, ...words: string[]): Promise<void> {
  const running: ChildProcess = spawn(command, words, {
    stdio: 'ignore',
    env: { ...process.env, HOME: temporaryFolder() },
  });
  onTestFinished(() => void running.kill());
  const answers = (): Promise<boolean> =>
    fetch(`${address}updates.xml`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(answers, { timeout: 30_000, every: 50, what: `the answer of ${command}` });
}

const serves = async (address: string): Promise<void> => {
  for (const [name, type] of files) {
    const answer = await fetch(address + name);
    expect(answer.headers.get('content-type'), name).toMatch(type);
    expect(answer.headers.get('cache-control'), name).toBe('no-cache');
    expect(answer.headers.get('x-content-type-options'), name).toBe('nosniff');
  }
  expect(await (await fetch(`${address}dezhurny-1.2.3.crx`)).text()).toBe('crx');
  expect((await fetch(`${address}updates.xml`, { method: 'POST' })).status).toBeGreaterThanOrEqual(400);
};

describe.skipIf(!nginx)('server/nginx.conf', () => {
  it.each(['/dezhurny/', '/'])('serves the packages below %s', async (path) => {
    const address = `http://localhost:${await freePort()}${path}`;
    const kit = writtenKit(address);
    await start(address, String(nginx), '-p', kit, '-c', nginxConfiguration(kit));
    await serves(address);
  });

  it('is accepted with a certificate', async () => {
    const kit = writtenKit('https://school.example/dezhurny/');
    const { cert, key } = await makeCertificate('school.example');
    for (const [name, text] of Object.entries({ 'cert.pem': cert, 'key.pem': key }))
      writeFileSync(join(kit, name), text);
    const { status, stderr } = spawnSync(String(nginx), ['-t', '-p', kit, '-c', withCertificate(kit)], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });
});

/** Like `nginxConfiguration`, with the certificate of the kit's folder in place of the school's. */
function withCertificate(kit: string): string {
  const path = join(kit, 'server/nginx.conf');
  const text = kitFiles(configOf({ server: 'https://school.example/dezhurny/' }), packages)['server/nginx.conf'] ?? '';
  writeFileSync(path, Buffer.from(text).toString().replaceAll('/etc/ssl/dezhurny', kit));
  return nginxConfiguration(kit);
}

describe.skipIf(!caddy)('server/Caddyfile', () => {
  it.each(['/dezhurny/', '/'])('serves the packages below %s', async (path) => {
    const address = `http://localhost:${await freePort()}${path}`;
    const kit = writtenKit(address);
    await start(address, String(caddy), 'run', '--adapter', 'caddyfile', '--config', caddyConfiguration(kit));
    await serves(address);
  });

  it('is accepted with https', () => {
    const kit = writtenKit('https://school.example/dezhurny/');
    const words = ['adapt', '--adapter', 'caddyfile', '--config', caddyConfiguration(kit)];
    const { status, stderr } = spawnSync(String(caddy), words, { encoding: 'utf8' });
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });
});

describe.skipIf(!hasSystemd)('server/dezhurny-kit.service', () => {
  it.each(['http://school.example:8640/', 'https://school.example/dezhurny/'])('is a valid unit for %s', (server) => {
    const unit = join(writtenKit(server), 'server/dezhurny-kit.service');
    const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
    expect(`${stdout}${stderr}`.split('\n').filter((line) => line.includes('dezhurny-kit'))).toEqual([]);
  });
});
