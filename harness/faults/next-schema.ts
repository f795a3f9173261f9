import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from '@playwright/test';
import type { Chromium } from '../chromium/chromium.ts';
import { pause } from '../finding.ts';

/** Result of opening the store with a newer schema. */
export interface Opened {
  ms: number;
  /** True if another connection blocked the upgrade. */
  blocked: boolean;
}

/** Timeout in ms of an answer. */
const ANSWERED = 2000;

/**
 * Open the journal in the worker with a newer version of its schema. A browser closes the pages of an extension that it
 * updates, so this is the only way for an old page to meet a newer schema.
 * @param version of IndexedDB: Dexie multiplies by ten, so 31 to 39 are between the schemas 3 and 4
 * @param meanwhile is called when the opening has begun
 * @param patience timeout in ms of a running worker's answer
 * @returns `undefined` if the worker was killed before the end
 */
export async function openNewer(
  browser: Chromium,
  version: number,
  meanwhile: () => Promise<unknown> = async () => undefined,
  patience = ANSWERED,
): Promise<Opened | undefined> {
  const worker = await wakeWorker(browser);
  const opening = worker.evaluate(upgrade, version).catch(() => undefined);
  await meanwhile();
  // A killed worker may never answer.
  return Promise.race([opening, pause(patience).then(() => undefined)]);
}

/** Change a build into the next version, whose journal has the next schema with one more index. */
export function giveNextSchema(extension: string): void {
  const manifest = join(extension, 'manifest.json');
  // Chromium uses its cached worker script as long as the version is the same.
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"version":"[^"]*"/, '"version":"99.0"'));
  const declared = /([\w$]+)\.version\(2\)\.stores\(\{entries:([`"'])(.*?)\2,/g;
  let changed = 0;
  for (const name of readdirSync(extension, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue;
    const before = readFileSync(join(extension, name), 'utf8');
    const after = before.replace(declared, (all, db, _quote, indexes) => {
      changed += 1;
      return `${db}.version(4).stores({entries:"${indexes}, surface"}),${all}`;
    });
    if (after !== before) writeFileSync(join(extension, name), after);
  }
  if (changed === 0) throw new Error('The build does not declare its schema as this file expects');
}

/** Runs in the worker. */
async function upgrade(version: number): Promise<Opened> {
  const started = performance.now();
  let blocked = false;
  const request = indexedDB.open('dezhurny', version);
  request.onblocked = () => {
    blocked = true;
  };
  request.onupgradeneeded = () => {
    for (const field of ['reason', 'mode', 'pack']) {
      request.transaction?.objectStore('entries').createIndex(`${field} ${version}`, field);
    }
  };
  const database = await new Promise<IDBDatabase>((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  database.close();
  return { ms: Math.round(performance.now() - started), blocked };
}

/** Return the running worker: a message wakes it. */
async function wakeWorker(browser: Chromium): Promise<Worker> {
  await browser.evaluate(() => chrome.runtime.sendMessage({ type: 'wake' }).catch(() => undefined));
  return browser.worker();
}
