import { nine } from '../../demo/addresses.ts';
import { visit } from '../../demo/visit.ts';
import { quantile } from '../../harness/figure.ts';
import { ensureBrowsers } from '../../harness/install-browser.ts';
import { sendNow } from '../../harness/region-classroom.ts';
import { runTool } from '../../harness/run/tool.ts';
import { until } from '../../harness/until.ts';
import { collectorBinary } from '../collector/binary.ts';
import type { Engine } from '../engine.ts';
import { crowd } from '../simulate/crowd.ts';
import type { Sent, Target } from '../simulate/pc.ts';
import { shownDay } from '../simulate/shown-day.ts';
import { bySchool, count, entriesOf, shown } from './arrived.ts';
import { type ClassroomPc, startClassroomPc } from './classroom-pc.ts';
import { startCollector } from './start-collector.ts';
import { startEngine } from './start-engine.ts';
import { type Started, whileRunning } from './while-running.ts';

/** Number of PCs: ten schools of 50, and one of 5, whose numbers are suppressed. */
const pcCount = 505;
const entriesPerPc = 20;
/** Factor for delays: the 45 minutes over which PCs spread their requests become 10 s. */
const delayScale = 1 / 270;
/** Site code of the PC with a real browser. */
const browserSite = 'browser';

/** Run a region on this machine and stop it. @returns the exit code: 1 if an entry is missing */
export function demo(): Promise<number> {
  return whileRunning(async (started) => {
    await build();
    say('Engine, receiver and browser start · запускаются движок, приём и браузер …');
    const { engine, target: gateway, readToken } = await startEngine(started);
    const target = (await collectorFor(started, engine)) ?? gateway;
    const pc = await startClassroomPc(started, target, browserSite);
    const [about] = await engine.query<{ version: string }>('SELECT version() AS version');
    say(`ClickHouse ${about?.version}, process ${engine.pid}; ${target.address}\n`);
    say(
      `${pcCount} PCs of eleven schools send ${entriesPerPc} entries each, and a browser with the extension sends its own ·`,
    );
    say(`отправляют записи ${pcCount} компьютеров и настоящий браузер с расширением …`);
    const sending = crowd(
      { pcs: pcCount, entries: entriesPerPc, day: shownDay(28), seed: 1 },
      { ...target, delayScale },
    );
    const [sent, own] = await Promise.all([sending, visitAndSend(pc, engine)]);
    say(summary(sent));
    const simulated = (): Promise<number> => count(engine, `site != '${browserSite}'`);
    await until(async () => (await simulated()) >= pcCount * entriesPerPc, { timeout: 60_000 }).catch(() => undefined);
    say(await bySchool(engine));
    say(`From the browser, school "${browserSite}" · от браузера:\n`);
    say(await entriesOf(engine, browserSite));
    say('What may leave the region, numbers of few PCs withheld · что видно наружу, малые числа скрыты:\n');
    say(await shown(gateway.address, readToken));
    return verdict(await simulated(), own);
  });
}

/** Start the Collector if this machine has one. @returns `null` if not: the gateway takes its place */
async function collectorFor(started: Started, engine: Engine): Promise<Target | null> {
  say('The first build of the Collector takes minutes · первая сборка Collector идёт минуты …');
  const { path, missing } = collectorBinary();
  if (path !== undefined) {
    say('The PCs send to the OpenTelemetry Collector · компьютеры отправляют в OpenTelemetry Collector.');
    return (await startCollector(started, engine, path)).target;
  }
  say(`The gateway stands for the Collector · шлюз вместо Collector: ${missing}`);
  return null;
}

function verdict(simulated: number, own: { wanted: number; there: number }): number {
  const complete = simulated === pcCount * entriesPerPc && own.there === own.wanted;
  say(
    `${simulated} of ${pcCount * entriesPerPc} simulated entries and ${own.there} of ${own.wanted} incidents of the browser`,
  );
  say(complete ? 'arrived, once each · дошли все, каждая один раз.' : 'arrived · дошло не всё.');
  return complete ? 0 : 1;
}

/** Build the extension. @throws Error if a browser is missing or the build fails */
async function build(): Promise<void> {
  const missing = ensureBrowsers('chromium');
  if (missing) throw new Error(missing);
  const built = await runTool('wxt', ['build', '--browser', 'chrome']);
  if (!built.ok) throw new Error(built.output);
}

/** Open forbidden messengers, send at once, and wait up to 30 s for the incidents in the engine. */
async function visitAndSend(pc: ClassroomPc, engine: Engine): Promise<{ wanted: number; there: number }> {
  let wanted = 0;
  for (const { url, name } of nine.filter(({ trouble }) => !trouble).slice(0, 4)) {
    const { shown: how, recorded } = await visit(pc.browser, url);
    wanted += recorded.length;
    say(`  browser: ${name}: ${how ?? 'nothing shown'}, ${recorded.length} in the journal`);
  }
  await sendNow(pc);
  const there = (): Promise<number> => count(engine, `site = '${browserSite}' AND kind = 'incident'`);
  await until(async () => (await there()) >= wanted, { timeout: 30_000, every: 200 }).catch(() => undefined);
  return { wanted, there: await there() };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function summary({ requests, failures, bytes, entries, took }: Sent): string {
  const each = (bytes / entries).toFixed(1);
  const p99 = quantile(took, 0.99).toFixed(0);
  return `\nSimulated: ${requests} requests, ${failures} failed, ${each} bytes an entry packed, p99 ${p99} ms beside the browser\n`;
}
