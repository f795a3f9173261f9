import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { seeded } from '../../fleet/simulate/chance.ts';
import { entriesOfDay } from '../../fleet/simulate/entries.ts';
import { sendAll } from '../../fleet/simulate/pc.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { aFolder, skipWithoutEngine } from './test-engine.ts';

const tokens = { DEZHURNY_WRITE_TOKEN: 'w'.repeat(20), DEZHURNY_READ_TOKEN: 'r'.repeat(20) };

function aServer(folder: string, env: Record<string, string>): ChildProcess {
  const args = ['scripts/fleet.ts', 'serve', '--folder', folder, '--port', '0'];
  const server = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void server.kill('SIGKILL'));
  return server;
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('no output');
  const [line] = await once(createInterface(stdout), 'line');
  return `${line}`.replace('/v1/logs', '');
}

async function end(server: ChildProcess): Promise<unknown> {
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  return (await gone)[0];
}

test('keeps its entries over a restart and stops on SIGTERM', async () => {
  skipWithoutEngine();
  const folder = aFolder();
  const first = aServer(folder, tokens);
  const target = {
    address: await addressOf(first),
    token: tokens.DEZHURNY_WRITE_TOKEN,
    timeoutMs: 20_000,
    delayScale: 0.01,
  };
  const sender = { site: 'lyceum-1', place: null, version: '0.1.0' };
  for (let pc = 0; pc < 16; pc += 1)
    await sendAll(entriesOfDay(seeded(pc), shownDay(3), 3), sender, target, seeded(pc));
  expect(await end(first)).toBe(130);

  const second = aServer(folder, tokens);
  const asked = await fetch(`${await addressOf(second)}/report/report_months`, {
    headers: { authorization: `Bearer ${tokens.DEZHURNY_READ_TOKEN}` },
  });
  expect(await asked.json()).toMatchObject([{ incidents: 16, pcs_at_least: 16, watched_lessons: 16 * 7 }]);
  await end(second);
});

test('names a missing or short token and does not start', async () => {
  const server = aServer(aFolder(), { ...tokens, DEZHURNY_READ_TOKEN: 'short' });
  if (!server.stderr) throw new Error('no output');
  const said = await text(server.stderr);
  expect(said).toContain('DEZHURNY_READ_TOKEN');
  expect(said).not.toContain('short');
  expect(server.exitCode ?? (await once(server, 'exit'))[0]).toBe(1);
});
