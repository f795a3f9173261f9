import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '../../harness/free-port.ts';
import { until } from '../../harness/until.ts';
import { readFolder } from '../../kit/archive.ts';
import { makerFiles } from '../../kit/maker/files.ts';
import { ManagedChromium } from './fixtures/managed-chromium.ts';
import { OwnPolicies, policiesObstacle } from './fixtures/own-policies.ts';
import { expect, test } from './fixtures/test.ts';

const obstacle = policiesObstacle('chromium') ?? policiesObstacle('firefox');
test.skip(obstacle !== undefined, obstacle);

/** A person's walk: from the kit maker to a guarded Chromium and a guarded Firefox ESR. Prints the seconds of each step. */
test('the kit maker alone leads to a guarded Chromium and Firefox', async ({ web, launchFirefox }) => {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-walk-'));
  const maker = join(folder, 'maker');
  const built = { chromium: readFolder('.output/chrome-mv3'), firefox: readFolder('.output/firefox-mv3') };
  const files = await makerFiles({ root: process.cwd(), built, sources: new Uint8Array() });
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(maker, path)), { recursive: true });
    writeFileSync(join(maker, path), bytes);
  }
  const port = await freePort();
  const config = {
    server: `http://127.0.0.1:${port}/dezhurny/`,
    withoutPassphrase: true,
    browsers: ['chromium', 'firefox'],
    firefox: { unsignedInEsr: true },
    close: { remoteDebugging: false, developerTools: 'extension' }, // the driver's way in
  };
  writeFileSync(join(maker, 'kit.json'), JSON.stringify(config));
  const step = stopwatch();
  const run = (command: string, words: string[], cwd: string, env = {}) =>
    spawnSync(command, words, { cwd, encoding: 'utf8', env: { ...process.env, ...env } });
  const made = run(process.execPath, ['kit.mjs', '--config', 'kit.json', '--key', join(folder, 'key.pem')], maker);
  expect(made.status, made.stderr).toBe(0);
  step('kit');

  const server = spawn(process.execPath, ['kit.mjs', 'serve', '--port', `${port}`, '--host', '127.0.0.1'], {
    cwd: maker,
  });
  await until(
    () =>
      fetch(`${config.server}updates.xml`).then(
        (answer) => answer.ok,
        () => false,
      ),
    { what: 'the server' },
  );
  step('serve');

  const pc = join(folder, 'pc');
  const installed = run('sh', ['install.sh', 'chromium', 'firefox'], join(maker, '.output/kit/linux'), { DESTDIR: pc });
  expect(installed.status, installed.stdout + installed.stderr).toBe(0);
  step('install');

  const id = /: ([a-p]{32})$/m.exec(made.stdout)?.[1] ?? '';
  const policy = readFileSync(join(pc, 'etc/chromium/policies/managed/zzz-dezhurny.json'), 'utf8');
  const chromium = await ManagedChromium.launch(web, id, { 'zzz-dezhurny.json': policy });
  await chromium.whenInstalled(({ state }) => state === 'ENABLED');
  const { page } = await chromium.open('https://web.telegram.org/k/');
  await expect(page).toShowBanner();
  step('Chromium guarded');
  await chromium.close();

  const policies = new OwnPolicies('firefox');
  policies.write('policies.json', readFileSync(join(pc, 'etc/firefox/policies/policies.json'), 'utf8'));
  step('');
  const firefox = await launchFirefox({ installed: false, executable: policies.command });
  await firefox.waitForBanner(await firefox.open('https://web.telegram.org/k/'), { timeout: 30_000 });
  step('Firefox guarded');
  server.kill();
  policies.remove();
  rmSync(folder, { recursive: true });
});

/** @returns prints the seconds since the last step */
function stopwatch(): (name: string) => void {
  let last = performance.now();
  return (name) => {
    const now = performance.now();
    if (name) console.log(`${name}: ${((now - last) / 1000).toFixed(1)} s`);
    last = now;
  };
}
