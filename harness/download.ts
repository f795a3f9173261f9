import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession } from 'puppeteer-core';

/**
 * Run `start`, which starts a download, and wait for the file.
 * @param session of the browser, not of a page: the extension's own downloads belong to no page
 * @param timeout ms
 * @returns the file's path
 */
export async function downloadFrom(
  session: CDPSession,
  folder: string,
  start: () => Promise<unknown>,
  timeout: number,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, eventsEnabled: true });
  let name = '';
  session.once('Browser.downloadWillBegin', ({ suggestedFilename }) => {
    name = suggestedFilename;
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const progress = ({ state }: { state: string }): void => {
    if (state === 'completed') resolve();
    if (state === 'canceled') reject(new Error(`The download of ${name} was cancelled`));
  };
  session.on('Browser.downloadProgress', progress);
  const late = setTimeout(() => reject(new Error('No download came')), timeout);
  await start();
  await promise.finally(() => {
    clearTimeout(late);
    session.off('Browser.downloadProgress', progress);
  });
  return join(folder, name);
}
