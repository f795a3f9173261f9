import type { CDPSession } from '@playwright/test';

/**
 * Bytes that a worker's heap holds after a garbage collection. Playwright opens CDP sessions to pages alone, so the
 * commands go through the browser's session:
 * https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-sendMessageToTarget
 * @param browser CDP session of the browser
 * @param targetId of the worker
 */
export async function workerHeap(browser: CDPSession, targetId: string): Promise<number> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  try {
    await sendTo(browser, sessionId, 'HeapProfiler.collectGarbage');
    const { usedSize } = (await sendTo(browser, sessionId, 'Runtime.getHeapUsage')) as { usedSize: number };
    return usedSize;
  } finally {
    await browser.send('Target.detachFromTarget', { sessionId });
  }
}

interface Reply {
  id: number;
  result?: unknown;
  error?: { message: string };
}

let lastId = 0;

function sendTo(browser: CDPSession, sessionId: string, method: string): Promise<unknown> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    const hear = (event: { sessionId: string; message: string }): void => {
      const reply = JSON.parse(event.message) as Reply;
      if (event.sessionId !== sessionId || reply.id !== id) return;
      browser.off('Target.receivedMessageFromTarget', hear);
      if (reply.error) reject(new Error(`${method}: ${reply.error.message}`));
      else resolve(reply.result);
    };
    browser.on('Target.receivedMessageFromTarget', hear);
    browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) }).catch(reject);
  });
}
