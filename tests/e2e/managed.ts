import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findChromium, findFirefox } from '../../harness/find-browser.ts';

const chromiumFile = `/etc/chromium/policies/managed/dezhurny-test-${process.pid}.json`;
const firefoxFile = '/etc/firefox/policies/policies.json';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** Reason why machine policies cannot be written here; empty if they can. */
export const notHere = {
  chromium: isRoot && findChromium()?.startsWith('/usr/bin/chromium') ? '' : 'needs root and Debian’s Chromium',
  firefox:
    isRoot && findFirefox()?.startsWith('/usr/bin/firefox') && !existsSync(firefoxFile)
      ? ''
      : 'needs root, Debian’s Firefox and no policies of this machine’s own',
};

/** Policies of the whole machine, for one extension that nothing else on it has. */
export class MachinePolicy {
  readonly #file: string;
  readonly #wrap: (policy: object) => object;

  constructor(browser: keyof typeof notHere, wrap: (policy: object) => object) {
    this.#file = browser === 'chromium' ? chromiumFile : firefoxFile;
    this.#wrap = wrap;
    process.once('exit', this.withdraw); // whatever ends the tests
  }

  set(policy: object): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(this.#wrap(policy)));
  }

  withdraw = (): void => rmSync(this.#file, { force: true });
}

/**
 * A copy of the built extension, in its own folder and with its own id, so that a policy for it does not apply to the one
 * that other tests drive.
 */
export function copyOfBuild(engine: 'chrome' | 'firefox', firefoxId?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-managed-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  cpSync(`.output/${engine}-mv3`, folder, { recursive: true });
  if (firefoxId) {
    const file = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    manifest.browser_specific_settings.gecko.id = firefoxId;
    writeFileSync(file, JSON.stringify(manifest));
  }
  return folder;
}
