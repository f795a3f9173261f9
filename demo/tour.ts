import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pack } from '../rules/index.ts';
import { innocent, nine } from './addresses.ts';
import { saveExports } from './exports.ts';
import { openBrowser } from './surroundings.ts';
import { table } from './table.ts';
import { type DemoVisit, visit } from './visit.ts';

const folder = 'demo-output';

/**
 * Visit the nine and the innocent addresses, print the results, and write screenshots and exports.
 * @returns the faults; empty if each of the nine got a warning and one record and the innocent were left alone
 */
export async function tour(): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const { browser, web } = await openBrowser(true);
  try {
    const visits: DemoVisit[] = [];
    for (const [i, { url }] of nine.entries()) visits.push(await visit(browser, url, screenshot(i)));
    for (const { url } of innocent) visits.push(await visit(browser, url));
    console.log(`${table(visits)}\n`);
    const exports = await saveExports(browser, folder, nine.length);
    for (const file of [...visits.map((one) => one.screenshot), ...exports.files]) if (file) console.log(file);
    return [...visits.flatMap(faults), ...missing(visits), ...exports.faults];
  } finally {
    await browser.close();
    await web.close();
  }
}

function screenshot(place: number): string {
  const { item, id } = pack.systems[place] ?? { item: 0, id: 'unknown' };
  return join(folder, `${item}-${id}.png`);
}

function faults({ url, match, shown, recorded }: DemoVisit): string[] {
  if (!match) return shown || recorded.length > 0 ? [`${url} was not left alone`] : [];
  const once = recorded.length === 1 && recorded[0]?.system === match.system && recorded[0].surface === match.surface;
  return [...(shown ? [] : [`${url}: nothing was shown`]), ...(once ? [] : [`${url}: not recorded once`])];
}

function missing(visits: readonly DemoVisit[]): string[] {
  const met = new Set(visits.map(({ match }) => match?.system));
  return pack.systems.filter(({ id }) => !met.has(id)).map(({ id }) => `${id}: no rule knew its address`);
}
