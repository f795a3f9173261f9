import type { CDPSession } from '@playwright/test';

/** Sends commands of CDP. */
export type Commands = Pick<CDPSession, 'send'>;

/** A reply to a command, or an event. */
interface Message {
  id?: number;
  method?: string;
  result?: unknown;
  error?: { message: string };
}

/**
 * A CDP session of a target that Playwright opens none to, through the browser's session:
 * https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-sendMessageToTarget
 */
export class TargetSession implements Commands {
  readonly #browser: CDPSession;
  readonly #sessionId: string;
  #lastId = 0;

  private constructor(browser: CDPSession, sessionId: string) {
    this.#browser = browser;
    this.#sessionId = sessionId;
  }

  /** @param browser CDP session of the browser */
  static async attach(browser: CDPSession, targetId: string): Promise<TargetSession> {
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
    return new TargetSession(browser, sessionId);
  }

  send: CDPSession['send'] = (method, params) => {
    this.#lastId += 1;
    return this.#sendMessage(method, { id: this.#lastId, method, params }) as never;
  };

  /** Evaluate code in the target. A function is sent as text, so it may use nothing from outside itself. */
  async evaluate<R, A = undefined>(code: string | ((argument: A) => R | Promise<R>), argument?: A): Promise<R> {
    const expression = typeof code === 'string' ? code : `(${code})(${JSON.stringify(argument) ?? ''})`;
    const answer = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description);
    return answer.result.value;
  }

  async detach(): Promise<void> {
    await this.#browser.send('Target.detachFromTarget', { sessionId: this.#sessionId });
  }

  #sendMessage(method: string, message: { id: number; method: string; params: unknown }): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const hear = (event: { sessionId: string; message: string }): void => {
      if (event.sessionId !== this.#sessionId) return;
      const { id, method: happened, result, error } = JSON.parse(event.message) as Message;
      if (happened === 'Inspector.targetCrashed') reject(new Error(`${method}: the target has ended`));
      if (id !== message.id) return;
      if (error) reject(new Error(`${method}: ${error.message}`));
      else resolve(result);
    };
    this.#browser.on('Target.receivedMessageFromTarget', hear);
    const sent = { sessionId: this.#sessionId, message: JSON.stringify(message) };
    this.#browser.send('Target.sendMessageToTarget', sent).catch(reject);
    return promise.finally(() => this.#browser.off('Target.receivedMessageFromTarget', hear));
  }
}
