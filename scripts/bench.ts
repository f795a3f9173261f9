// npm run bench: measure speed and size, print a table, keep and compare the figures (docs/performance.md).
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type MeasurePlan, readBenchWords } from '../bench/command-line.ts';
import { compareFigures } from '../bench/compare.ts';
import { comparisonText } from '../bench/comparison-text.ts';
import { describeMachine } from '../bench/machine.ts';
import { type Measured, measureParts } from '../bench/measure-parts.ts';
import { becomeOldPc } from '../bench/old-pc.ts';
import { besidePeers, parts, withoutBrowser } from '../bench/parts.ts';
import { numbered, type Peer, readPeer } from '../bench/peers.ts';
import { readSavedFigures, type SavedFigures, savedText } from '../bench/saved-figures.ts';
import { asSlowed, chosenParts, type Slowing, slowedNote, slowedParts, TIMES_SLOWER } from '../bench/slowed.ts';
import { slowPagesBy } from '../harness/chromium/slow-pages.ts';
import { type Figure, isMet, table } from '../harness/figure.ts';
import { ensureBrowsers } from '../harness/install-browser.ts';
import { runTool } from '../harness/run/tool.ts';

const usage = `npm run bench -- [OPTION]… [PART]…                builds the extension and measures these parts, or all
npm run -s bench -- --compare FILE --only FILE2   compares two saved files, measures nothing

--runs=20             number of samples; some parts take fewer or more
--incidents=100000    no larger journal in parts report, scroll and retention
--old-pc              slows the browser: two cores, each ${TIMES_SLOWER} times slower, and 2 GB of memory (Linux, as root);
                      parts: ${slowedParts('old-pc').join(' ')}
--slow-pages          slows the main thread of each page ${TIMES_SLOWER} times, not the browser and the worker;
                      parts: ${slowedParts('slow-pages').join(' ')}
--peer=FOLDER         measures another extension, unpacked in FOLDER, beside ours in parts ${besidePeers.join(' and ')};
                      may be repeated
--save [FILE.json]    saves the figures in FILE.json (bench-output/bench.json) with machine, version and day
--compare FILE        prints a Markdown table: the figures of FILE beside those of this run

Parts (docs/performance.md): ${Object.keys(parts).join(' ')}
`;

const plan = readBenchWords(process.argv.slice(2), Object.keys(parts));
if (typeof plan === 'string') fail(`${plan}\n\n${usage}`, 2);
if (plan.kind === 'help') {
  process.stdout.write(usage);
  process.exit(0);
}
// Read first: a file of another shape is refused before minutes of measuring.
const before = plan.kind === 'compare' ? readFigures(plan.before) : plan.compare && readFigures(plan.compare);
if (plan.kind === 'measure' && plan.save) write(plan.save, assertWritable); // first, for the same reason
const now = plan.kind === 'compare' ? readFigures(plan.now) : await measure(plan);
if (plan.kind === 'measure' && plan.save) {
  write(plan.save, (file) => writeFileSync(file, savedText(now)));
  console.log(`saved in ${plan.save}\n`);
}
if (before) console.log(comparisonText(compareFigures(before, now), before, now));

/** Build the extension, run the named parts (all without a name) and print their figures. */
async function measure({ peers: folders = [], ...plan }: MeasurePlan): Promise<SavedFigures> {
  const { runs, slowed } = plan;
  const peers = numbered(folders.map(peerIn)); // read first: a folder without an extension is refused before minutes of measuring
  const chosen = chosenParts(plan.parts, Object.keys(parts), slowed);
  if (typeof chosen === 'string') fail(chosen, 2);
  if (peers.length > 0 && !chosen.some((name) => besidePeers.includes(name))) {
    fail(`--peer is measured in parts ${besidePeers.join(' and ')}, and none of them is named.`, 2);
  }
  await prepare(chosen);
  const machine = describeMachine();
  console.log(
    Object.entries(machine)
      .map(([name, value]) => `${name}: ${value}`)
      .join(' · '),
  );
  const undo = slow(slowed);
  if (typeof undo === 'string') fail(undo, 1);
  if (slowed) console.log(slowedNote(slowed));
  const run = async (name: string): Promise<Figure[]> => {
    const found = (await parts[name]?.(runs, { ...plan, peers })) ?? [];
    return slowed ? asSlowed(found, slowed) : found;
  };
  const inOrder = Object.keys(parts).filter((name) => chosen.includes(name));
  const measured = await measureParts(inOrder, run, printPart).finally(undo);
  sumUp(measured);
  const { figures } = measured;
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return { version, commit: commitName(), day: new Date().toISOString().slice(0, 10), runs, machine, figures };
}

function printPart(name: string, found: Figure[] | Error): void {
  if (found instanceof Error) console.error(`\npart ${name} failed: ${found.stack}`);
  else console.log(`\n${table(found)}`);
}

/** Print which goals are missed. The machine may be slow or busy, so that fails no run; a part without figures does. */
function sumUp({ figures, failed }: Measured): void {
  const missed = figures.filter((one) => isMet(one) === false);
  console.log(`\ngoals met: ${figures.filter(isMet).length}, missed: ${missed.length}`);
  for (const { name } of missed) console.log(`  missed: ${name}`);
  if (failed.length > 0) console.log(`parts that failed: ${failed.join(', ')}`);
  console.log();
  if (failed.length > 0) process.exitCode = 1;
}

/** Slow the browsers from now on. @returns a function that undoes it, or a sentence about what is missing */
function slow(way: Slowing | undefined): (() => Promise<void> | void) | string {
  if (way === 'old-pc') return becomeOldPc();
  return way === 'slow-pages' ? slowPagesBy(TIMES_SLOWER) : () => undefined;
}

/** Install what is missing of the browsers that the chosen parts start, and build the extension for them. */
async function prepare(chosen: readonly string[]): Promise<void> {
  const withFirefox = chosen.includes('firefox');
  const missing = ensureBrowsers('chromium', ...(withFirefox ? (['firefox'] as const) : []));
  if (missing && chosen.some((name) => !withoutBrowser.includes(name))) fail(missing, 1);
  for (const engine of ['chrome', ...(withFirefox ? ['firefox'] : [])]) {
    const built = await runTool('wxt', ['build', '-b', engine]);
    if (!built.ok) fail(built.output, 1);
  }
}

function commitName(): string {
  try {
    const words = ['describe', '--always', '--dirty', '--exclude=*'];
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}

function readFigures(file: string): SavedFigures {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return fail(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`, 2);
  }
  const read = readSavedFigures(text);
  return typeof read === 'string' ? fail(`${file}: ${read}`, 1) : read;
}

/** Make the folder of a file and write the file. An error ends the command with a sentence. */
function write(file: string, content: (file: string) => void): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    content(file);
  } catch (error) {
    fail(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`, 2);
  }
}

/** Open a file for writing and leave it as it was. @throws if that is not possible */
function assertWritable(file: string): void {
  const isNew = !existsSync(file);
  closeSync(openSync(file, 'a'));
  if (isNew) rmSync(file);
}

function peerIn(folder: string): Peer {
  try {
    return readPeer(folder);
  } catch {
    return fail(`${folder}: holds no unpacked extension`, 2);
  }
}

function fail(why: string, code: number): never {
  console.error(why);
  process.exit(code);
}
