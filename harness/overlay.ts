import type { CDPSession, Page, Protocol } from 'puppeteer-core';

/** Code to run with a closed shadow root. It is sent as text, so it may use nothing from outside itself. */
export type Inside<A extends unknown[], R> = (root: ShadowRoot, ...args: A) => R | Promise<R>;

/** A closed shadow root in which the extension draws; the page cannot reach it. */
export interface Overlay {
  evaluate<A extends unknown[], R>(inside: Inside<A, R>, ...args: A): Promise<R>;
}

/** Find the closed shadow roots of a Chromium page. */
export async function overlaysIn(page: Page): Promise<Overlay[]> {
  const session = await page.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  return closedRoots(root).map((backendNodeId) => ({
    async evaluate(inside, ...args) {
      const text = await callOn(session, backendNodeId, wrapped(inside), JSON.stringify(args));
      return text === undefined ? undefined : JSON.parse(text);
    },
  }));
}

/** Return the text of a function that takes the root and JSON arguments and returns JSON, for any protocol. */
export function wrapped<A extends unknown[], R>(inside: Inside<A, R>): string {
  return `async (root, args) => JSON.stringify(await (${inside})(root, ...JSON.parse(args)))`;
}

function closedRoots(node: Protocol.DOM.Node): number[] {
  const own = (node.shadowRoots ?? []).filter((root) => root.shadowRootType === 'closed');
  const inner = [...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(closedRoots);
  return [...own.map((root) => root.backendNodeId), ...inner];
}

async function callOn(session: CDPSession, backendNodeId: number, code: string, args: string): Promise<string> {
  const { object } = await session.send('DOM.resolveNode', { backendNodeId });
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    functionDeclaration: `function (args) { return (${code})(this, args); }`,
    objectId: object.objectId ?? '',
    arguments: [{ value: args }],
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
