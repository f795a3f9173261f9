import { readFileSync, writeFileSync } from 'node:fs';
import { fileOf } from '../schema.ts';
import { measureStored, measureSums, packedBytes, packedSumBytes } from '../simulate/measure.ts';
import { type Simulations, summarize } from '../simulate/plan.ts';
import { planText } from '../simulate/plan-text.ts';
import { schoolDays } from '../simulate/school-days.ts';
import { type SimulatedRegion, simulateYear } from '../simulate/year.ts';
import { startEngine } from './start-engine.ts';
import { whileRunning } from './while-running.ts';

const region: Omit<SimulatedRegion, 'detail'> = {
  pcs: 100_000,
  pcsPerSchool: 50,
  on: 0.8,
  // Each with an outcome, and a seal a day: ten entries.
  incidents: 4.5,
  lessons: 7,
  lessonMinutes: 45,
  cycleMinutes: 60,
  days: schoolDays(),
  seed: 2025,
};

/** Number of PCs whose day is stored to measure the size of a row. */
const measuredPcs = 50_000;

const numbers = fileOf('simulation.json');
const page = 'docs/region.md';

/** Simulate a year, measure storage, and write the numbers to fleet/simulation.json and docs/region.md. @returns the exit code */
export function simulate(): Promise<number> {
  return whileRunning(async (started) => {
    say(`A school year of ${region.pcs.toLocaleString('en')} PCs · учебный год …`);
    const [sums, entries] = [
      simulateYear({ ...region, detail: 'sums' }),
      simulateYear({ ...region, detail: 'entries' }),
    ];
    say(`Storing a day of ${measuredPcs.toLocaleString('en')} PCs in a real engine · измеряется хранение …`);
    const { engine } = await startEngine(started);
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const storedSums = await measureSums(engine, measuredPcs, region.incidents, yesterday);
    const storedEntries = await measureStored(engine, measuredPcs, 1 + 2 * region.incidents, yesterday);
    const sumBytes = packedSumBytes(region.incidents, 500);
    const found: Simulations = {
      sums: summarize({ ...region, detail: 'sums' }, sums, storedSums, () => sumBytes),
      entries: summarize({ ...region, detail: 'entries' }, entries, storedEntries, remembered(packedBytes)),
    };
    writeFileSync(numbers, `${JSON.stringify(found, null, 2)}\n`);
    writeFileSync(page, withNumbers(readFileSync(page, 'utf8'), found));
    say(planText(found));
    say(`\n${page}, fleet/simulation.json`);
    return 0;
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Replace the computed part of the page, between its markers. */
function withNumbers(text: string, found: Simulations): string {
  return text.replace(/(<!-- числа: начало[^>]*-->\n)[\s\S]*(\n<!-- числа: конец -->)/, (_, start, end) => {
    return `${start}\n${planText(found)}\n${end}`;
  });
}

/** Cache the measured sizes: requests of equal size are frequent. */
function remembered(measure: (size: number) => number): (size: number) => number {
  const known = new Map<number, number>();
  return (size) => {
    const bytes = known.get(size) ?? measure(size);
    known.set(size, bytes);
    return bytes;
  };
}
