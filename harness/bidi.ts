import type { Browser, Page } from 'puppeteer-core';
import { type Overlay, wrapped } from './overlay.ts';
import { until, WaitTimeout } from './until.ts';

interface Connection {
  send<R = BidiReply>(method: string, params: object): Promise<{ result: R }>;
}
interface BidiReply {
  result?: RemoteNode;
  exceptionDetails?: { text: string };
}
interface Tree {
  contexts: { context: string; url: string }[];
}
interface RemoteNode {
  sharedId?: string;
  value?: string | number | { children?: RemoteNode[]; shadowRoot?: RemoteNode | null; mode?: string };
}

/**
 * WebDriver BiDi commands that Puppeteer's API lacks: closed shadow roots, extension pages, the back-forward cache.
 * https://w3c.github.io/webdriver-bidi/
 */
export class Bidi {
  readonly #connection: Connection;

  constructor(browser: Browser) {
    // Puppeteer keeps its connection out of the types; nothing public sends a BiDi command.
    this.#connection = (browser as unknown as { connection: Connection }).connection;
  }

  /**
   * Navigate a tab until its document is parsed, its load has failed, or `timeout` (ms) is over. Puppeteer's own
   * navigation waits for more events, some of which do not come on a busy machine.
   * https://w3c.github.io/webdriver-bidi/#command-browsingContext-navigate
   */
  async go(page: Page, url: string, timeout: number): Promise<void> {
    const navigation = { context: context(page), url, wait: 'interactive' };
    const ended = this.#connection.send('browsingContext.navigate', navigation).then(
      () => 'loaded',
      (error: Error) => {
        if (!/NS_ERROR|NS_BINDING|abort|cancel|discarded|interrupted/i.test(error.message)) throw error;
        return 'failed';
      },
    );
    // Firefox may answer with the end of the tab's first, blank document.
    const shows = async () => (await ended) === 'failed' || (await this.address(page)) !== 'about:blank';
    await until(shows, { timeout, what: url, lastAnswer: 0 }).catch((error) => {
      if (!(error instanceof WaitTimeout)) throw error;
    });
  }

  /** Open an extension page; Puppeteer's own navigation gets no load event for such a page. */
  async navigate(page: Page, url: string): Promise<void> {
    await this.#connection.send('browsingContext.navigate', { context: context(page), url, wait: 'none' });
    const there = (address: string): boolean => location.href === address && document.readyState === 'complete';
    await until(() => page.evaluate(there, url).catch(() => false), { timeout: 30_000, what: url });
  }

  /**
   * Return the address that a tab shows, `''` if it is closed. Puppeteer gets no events for extension pages, nor for
   * pages restored from the back-forward cache.
   */
  async address(page: Page): Promise<string> {
    const tree = await this.#connection.send<Tree>('browsingContext.getTree', { maxDepth: 0 });
    return tree.result.contexts.find(({ context: id }) => id === context(page))?.url ?? '';
  }

  /**
   * Find the closed shadow roots in the children of a page's root element, where the extension puts its own. The whole
   * document would take a part of a second on a busy machine, at each look.
   */
  async overlays(page: Page): Promise<Overlay[]> {
    const { result } = await this.#run('script.evaluate', {
      expression: 'document.documentElement',
      target: { context: context(page) },
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
    });
    return (result ? closedRoots(result) : []).map((sharedId) => ({
      evaluate: async (inside, ...args) => {
        const { result: answer } = await this.#run('script.callFunction', {
          functionDeclaration: wrapped(inside),
          arguments: [{ sharedId }, { type: 'string', value: JSON.stringify(args) }],
          target: { context: context(page) },
        });
        return typeof answer?.value === 'string' ? JSON.parse(answer.value) : undefined;
      },
    }));
  }

  /** Evaluate code in Firefox's chrome window, with its internal APIs. @returns a number or a string */
  async inBrowserWindow(expression: string): Promise<unknown> {
    const chrome = { 'moz:scope': 'chrome', maxDepth: 0 };
    const windows = await this.#connection.send<Tree>('browsingContext.getTree', chrome);
    const window = windows.result.contexts[0]?.context;
    const { result } = await this.#run('script.evaluate', { expression, target: { context: window } });
    return result?.value;
  }

  async #run(method: string, params: object): Promise<BidiReply> {
    const { result } = await this.#connection.send(method, { ...params, awaitPromise: true });
    if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
    return result;
  }
}

function closedRoots({ sharedId, value }: RemoteNode): string[] {
  if (typeof value !== 'object') return [];
  const own = value.mode === 'closed' && sharedId ? [sharedId] : [];
  const inner = [...(value.children ?? []), ...(value.shadowRoot ? [value.shadowRoot] : [])];
  return [...own, ...inner.flatMap(closedRoots)];
}

function context(page: Page): string {
  return (page.mainFrame() as unknown as { _id: string })._id;
}
