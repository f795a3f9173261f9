import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runTool } from '../harness/run/tool.ts';
import { type AddedRules, rulesVariable } from './added-rules.ts';
import { type Files, readFolder } from './archive.ts';
import { KitProblem } from './problem.ts';

/** Files of the built extension by browser family. */
export interface Built {
  chromium: Files;
  firefox: Files;
}

/**
 * Build the extension for Chromium and Firefox.
 * @param folder output of both builds; cleared first
 * @param rules a school's own rules
 * @throws {KitProblem} with the output of a failed build
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
