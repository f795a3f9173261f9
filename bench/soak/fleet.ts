import { startEngine } from '../../fleet/commands/start-engine.ts';
import { whileRunning } from '../../fleet/commands/while-running.ts';
import { shownDay } from '../../fleet/simulate/shown-day.ts';
import { runStorm } from '../../fleet/simulate/storm.ts';
import { type Finding, secondsSince } from '../../harness/finding.ts';

/** Run a real engine behind a faulty network and kill it repeatedly while PCs send. */
export async function stormyFleet(size: { pcs: number; faults: number; kills: number }): Promise<Finding> {
  const started = Date.now();
  const finding: Finding = {
    name: 'fleet in a storm',
    goal: `${size.pcs * 200} entries through ${size.faults * 100} % faults and ${size.kills} kills of the engine: each once`,
    measured: {},
    met: false,
  };
  await whileRunning(async (running) => {
    const { engine, target } = await startEngine(running);
    const storm = { ...size, days: Array.from({ length: 10 }, (_, day) => shownDay(1 + day)), entries: 20, seed: 11 };
    const { wanted, arrived, sent, met, kills } = await runStorm(engine, target.address, target.token, storm);
    const failed = sent.failures;
    finding.measured = {
      wanted,
      ...arrived,
      requests: sent.requests,
      failed,
      ...met,
      kills,
      seconds: secondsSince(started),
    };
    finding.met = arrived.entries === wanted && arrived.ids === wanted && arrived.reported === wanted;
    return 0;
  });
  return finding;
}
