import { afterAll, beforeAll, expect, test } from 'vitest';
import { count } from '../../fleet/commands/arrived.ts';
import { type ClassroomPc, startClassroomPc } from '../../fleet/commands/classroom-pc.ts';
import { type Running, startEngine } from '../../fleet/commands/start-engine.ts';
import { Started } from '../../fleet/commands/while-running.ts';
import { missingEngineReason } from '../../fleet/engine-preflight.ts';
import { fillAtOnce } from '../../harness/made-up-entries.ts';
import { sendNow } from '../../harness/region-classroom.ts';
import { until } from '../../harness/until.ts';

const lacking = missingEngineReason();
const ENTRIES = 400;

let started: Started;
let running: Running;
let pc: ClassroomPc;

beforeAll(async () => {
  if (lacking) return;
  started = new Started();
  running = await startEngine(started);
  pc = await startClassroomPc(started, running.target, 'lyceum-27');
});
afterAll(() => started?.stop());

const there = (): Promise<number> => count(running.engine, "kind = 'incident' AND site = 'lyceum-27'");

test('what a real browser sends is in a real engine once each, though that is killed meanwhile', async ({ skip }) => {
  skip(lacking !== undefined, lacking);
  await fillAtOnce(pc.browser, ENTRIES);
  await sendNow(pc);
  await until(async () => (await there()) > 0, { timeout: 60_000, what: 'the first entries' });
  await running.engine.kill();
  const isThere = async (): Promise<boolean> => (await there()) === ENTRIES;
  await until(isThere, { timeout: 90_000, every: 250, what: `${ENTRIES} incidents at the engine` });
  await pc.browser.killWorker();
  await sendNow(pc);
  const [counted] = await running.engine.query(
    "SELECT count() AS rows, uniqExact(uid) AS ids FROM dezhurny.entries FINAL WHERE kind = 'incident'",
  );
  expect(counted).toEqual({ rows: ENTRIES, ids: ENTRIES });
}, 180_000);
