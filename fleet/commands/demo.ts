import { nine } from '../../demo/addresses.ts';
import { visit } from '../../demo/visit.ts';
import { quantile } from '../../harness/figure.ts';
import { fillingCode } from '../../harness/filling-page.ts';
import { ensureBrowsers } from '../../harness/install-browser.ts';
import { ringAlarm } from '../../harness/made-up-entries.ts';
import { sendUntil } from '../../harness/region-classroom.ts';
import { runTool } from '../../harness/run/tool.ts';
import { until } from '../../harness/until.ts';
import { collectorBinary } from '../collector/binary.ts';
import type { Engine } from '../engine.ts';
import { crowd } from '../simulate/crowd.ts';
import type { Sent, Target } from '../simulate/pc.ts';
import { shownDay } from '../simulate/shown-day.ts';
import { type ArrivedSums, bySchool, countSums, shown, sumsOf } from './arrived.ts';
import { type ClassroomPc, startClassroomPc } from './classroom-pc.ts';
import { startCollector } from './start-collector.ts';
import { startEngine } from './start-engine.ts';
import { type Started, whileRunning } from './while-running.ts';

/** Number of PCs: ten schools of 50, and one of 5, whose numbers are suppressed. */
const pcCount = 505;
const incidentsPerPc = 20;
/** Past days of the browser's PC, and the incidents that are put into its journal for them. */
const pastDays = 12;
const pastIncidents = 60;
/** Factor for delays: the 45 minutes over which PCs spread their requests become 10 s. */
const delayScale = 1 / 270;
/** Site code of the PC with a real browser. */
const browserSite = 'browser';

/** Run a region on this machine and stop it. @returns the exit code: 1 if a sum is missing */
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
      `${pcCount} PCs of eleven schools send the sum of a day, and a browser with the extension those of ${pastDays} past`,
    );
    say(`days · отправляют суммы за день ${pcCount} компьютеров и настоящий браузер с расширением …`);
    const sending = crowd(
      { pcs: pcCount, detail: 'sums', entries: incidentsPerPc, day: shownDay(28), seed: 1 },
      { ...target, delayScale },
    );
    const [sent, own] = await Promise.all([sending, fillSendAndVisit(pc, engine)]);
    say(summary(sent));
    const simulated = (): Promise<ArrivedSums> => countSums(engine, `site != '${browserSite}'`);
    await until(async () => (await simulated()).sums >= pcCount, { timeout: 60_000 }).catch(() => undefined);
    say(await bySchool(engine));
    say(`From the browser, school "${browserSite}" · от браузера:\n`);
    say(await sumsOf(engine, browserSite));
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

function verdict({ sums, incidents }: ArrivedSums, own: number): number {
  const complete = sums === pcCount && incidents === pcCount * incidentsPerPc && own === pastIncidents;
  say(`${sums} of ${pcCount} simulated sums with ${incidents} of ${pcCount * incidentsPerPc} incidents, and`);
  say(`${own} of ${pastIncidents} incidents of the browser's past days`);
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

/**
 * Fill the journal for past days and send, wait up to 60 s for the sums in the engine, then open forbidden messengers.
 * @returns the incidents that the engine counts
 */
async function fillSendAndVisit(pc: ClassroomPc, engine: Engine): Promise<number> {
  await fillPastDays(pc);
  const there = async (): Promise<number> => (await countSums(engine, `site = '${browserSite}'`)).incidents;
  const isComplete = async (): Promise<boolean> => (await there()) >= pastIncidents;
  await sendUntil(pc, isComplete, { timeout: 60_000, what: 'the sums' }).catch(() => undefined);
  for (const { url, name } of nine.filter(({ trouble }) => !trouble).slice(0, 4)) {
    const { shown: how, recorded } = await visit(pc.browser, url);
    say(`  browser: ${name}: ${how ?? 'nothing shown'}, ${recorded.length} in the journal, in tomorrow's sum`);
  }
  return there();
}

/** Put incidents of past days into the journal with the product's own code; they are closed, so their sums may go. */
async function fillPastDays({ browser }: ClassroomPc): Promise<void> {
  const code = await fillingCode();
  const over = { last: new Date(Date.now() - 2 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10), days: pastDays };
  await browser.inPlainPage(async (page) => {
    await page.evaluate(code);
    await page.evaluate(`filling.fill(${pastIncidents}, ${JSON.stringify(over)})`);
  });
  await ringAlarm(browser, 'watch');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function summary({ requests, failures, bytes, entries, took }: Sent): string {
  const each = (bytes / entries).toFixed(0);
  const p99 = quantile(took, 0.99).toFixed(0);
  return `\nSimulated: ${requests} requests, ${failures} failed, ${each} bytes a sum packed, p99 ${p99} ms beside the browser\n`;
}
