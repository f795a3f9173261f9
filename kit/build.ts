import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runTool } from '../harness/run/tool.ts';
import { type AddedRules, rulesVariable } from './added-rules.ts';
import { type Files, readFolder } from './archive.ts';
import { KitProblem } from './problem.ts';

/** The extension built for both families of browsers. */
export interface Built {
  chromium: Files;
  firefox: Files;
}

/**
 * Builds the extension, with a school's own rules where it has some.
 * @param folder for the two builds; emptied first
 * @throws {KitProblem} with what the build said when it failed
 */
export async function buildExtension(folder: string, rules?: AddedRules): Promise<Built> {
  rmSync(folder, { recursive: true, force: true });
  process.env.DEZHURNY_OUT = resolve(folder);
  if (rules) process.env[rulesVariable] = JSON.stringify(rules);
  try {
    for (const words of [
      ['--browser', 'chrome'],
      ['--browser', 'firefox', '--mv3'],
    ]) {
      const { ok, output } = await runTool('wxt', ['build', ...words]);
      if (!ok) throw new KitProblem(['расширение не собралось:', output.trimEnd()]);
    }
  } finally {
    delete process.env.DEZHURNY_OUT;
    delete process.env[rulesVariable];
  }
  return { chromium: readFolder(join(folder, 'chrome-mv3')), firefox: readFolder(join(folder, 'firefox-mv3')) };
}
