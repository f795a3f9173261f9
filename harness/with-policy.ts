import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A copy of the built extension that takes a policy for set, for machines on which none can be: its background is told
 * so before it begins. Policies of a real browser are tried elsewhere (tests/e2e/policy.test.ts).
 * @returns its folder, which goes with the process
 */
export function buildWithPolicy(engine: 'chrome' | 'firefox', policy: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-with-policy-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  cpSync(`.output/${engine}-mv3`, folder, { recursive: true });
  const file = join(folder, 'background.js');
  writeFileSync(file, `${tellOf(policy)}\n${readFileSync(file, 'utf8')}`);
  return folder;
}

/** Answers by callback and by promise: which of them is asked for depends on the browser. */
function tellOf(policy: object): string {
  const get = `(_keys, told) => told ? told(${JSON.stringify(policy)}) : Promise.resolve(${JSON.stringify(policy)})`;
  return `chrome.storage.managed.get = ${get};`;
}
