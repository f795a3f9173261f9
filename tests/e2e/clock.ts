import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChromiumOptions } from '../../harness/chromium.ts';
import { type Classroom, openClassroom } from './classroom.ts';

/** A classroom whose extension believes it is another day and time. */
export interface ClassroomAt extends Classroom {
  /** What the extension's clock shows. */
  now(): Date;
  /** Ends the browser and starts it again, as the same profile, when the clock shows another time. */
  reopenAt(moment: string): Promise<void>;
}

/**
 * Opens a classroom with a copy of the built extension whose clock is set: time goes on from there as it does. Bells
 * and days can then be had when a test wants them. Nothing else of the copy differs.
 * @param moment ISO with an offset, as `2026-11-23T08:29:50+04:00`
 */
export async function openClassroomAt(
  moment: string,
  options: Pick<ChromiumOptions, 'zone' | 'language'> = {},
): Promise<ClassroomAt> {
  const copies = new Copies();
  let copy = copies.make(moment);
  const room = await openClassroom({ ...options, extension: copy.folder });
  return {
    ...room,
    now: () => new Date(Date.now() + copy.ahead),
    async reopenAt(later) {
      await room.browser.quit();
      copy = copies.make(later);
      await room.browser.relaunch({ extension: copy.folder });
    },
    async close() {
      await room.close();
      copies.remove();
    },
  };
}

/** Copies of one extension: a key of their own makes the browser take them for the same one, newer each time. */
class Copies {
  readonly #root = mkdtempSync(join(tmpdir(), 'dezhurny-clock-'));
  readonly #key = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ type: 'spki', format: 'der' })
    .toString('base64');
  #made = 0;

  make(moment: string): { folder: string; ahead: number } {
    this.#made += 1;
    const folder = join(this.#root, String(this.#made));
    cpSync('.output/chrome-mv3', folder, { recursive: true });
    const ahead = Date.parse(moment) - Date.now();
    const clock = `(${setClock})();\n`;
    edit(join(folder, 'background.js'), (code) => clock + code);
    edit(join(folder, 'content-scripts/messenger.js'), (code) => clock + code);
    writeFileSync(join(folder, 'clock.js'), clock);
    for (const page of readdirSync(folder).filter((file) => file.endsWith('.html'))) {
      edit(join(folder, page), (html) => html.replace('<head>', '<head><script src="/clock.js"></script>'));
    }
    edit(join(folder, 'manifest.json'), (manifest) =>
      JSON.stringify({
        ...JSON.parse(manifest),
        key: this.#key,
        version: `0.1.${this.#made}`,
        version_name: String(ahead),
      }),
    );
    return { folder, ahead };
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/**
 * Runs in the extension before its own code: sets its clock ahead, and keeps its alarms by that clock. How far, the
 * manifest says: of a worker's script the browser keeps a copy over restarts, of the manifest it does not.
 */
function setClock(): void {
  const ahead = Number(chrome.runtime.getManifest().version_name);
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given: []) {
      super(...((given.length === 0 ? [Real.now() + ahead] : given) as []));
    }
    static override now(): number {
      return Real.now() + ahead;
    }
  } as DateConstructor;
  const { alarms } = chrome;
  if (!alarms) return;
  const create: (name: string, alarm: { when?: number }) => Promise<void> = alarms.create.bind(alarms) as never;
  alarms.create = ((name: string, { when, ...others }: { when?: number }) =>
    create(name, when === undefined ? others : { ...others, when: when - ahead })) as never;
}
