import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Copy the built extension and inject a policy into its background before it starts, for machines that cannot set one.
 * tests/e2e/policy.spec.ts tests policies of a real browser.
 * @param timeoutScale factor for the timeouts of the background's requests
 * @returns the folder of the copy, which is removed when the process ends
 */
export function buildWithPolicy(engine: 'chrome' | 'firefox', policy: object, timeoutScale = 1): string {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-with-policy-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  cpSync(`.output/${engine}-mv3`, folder, { recursive: true });
  const file = join(folder, 'background.js');
  writeFileSync(file, `${tellOf(policy)}\n${scaleTimeouts(timeoutScale)}\n${readFileSync(file, 'utf8')}`);
  return folder;
}

/** Return code that answers by callback and by promise: browsers differ in which one is used. */
function tellOf(policy: object): string {
  const get = `(_keys, told) => told ? told(${JSON.stringify(policy)}) : Promise.resolve(${JSON.stringify(policy)})`;
  return `chrome.storage.managed.get = ${get};`;
}

function scaleTimeouts(by: number): string {
  if (by === 1) return '';
  return `{ const whole = AbortSignal.timeout; AbortSignal.timeout = (ms) => whole.call(AbortSignal, ms * ${by}); }`;
}
