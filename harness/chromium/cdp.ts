import type { CDPSession, Frame, Page } from '@playwright/test';
import type { Commands } from './target-session.ts';

/** A DOM node of CDP; Playwright does not export this type. */
export type DomNode = Awaited<ReturnType<typeof documentOf>>['root'];

/** CDP's commands for extensions, which Playwright's types lack. */
export interface ExtensionsSession {
  send(method: 'Extensions.loadUnpacked', params: { path: string }): Promise<{ id: string }>;
  send(method: 'Extensions.uninstall', params: { id: string }): Promise<void>;
  send(method: 'Extensions.getExtensions'): Promise<{ extensions: { id: string; path: string }[] }>;
}

/** Return the id of a browser's main process. @param session of the browser */
export async function mainProcess(session: Commands): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.find(({ type }) => type === 'browser')?.id ?? 0;
}

/** What has a document: a tab's page, or a frame of another site in it. */
export type PageOrFrame = Page | Frame;

/** Return the page of a tab that a document is in. */
export function pageOf(document: PageOrFrame): Page {
  return 'frameElement' in document ? document.page() : document;
}

const sessions = new WeakMap<PageOrFrame, Promise<CDPSession>>();

/** Return the CDP session of a page, or of a frame that is of another site than its page. It is opened once and survives navigations. */
export function sessionOf(page: PageOrFrame): Promise<CDPSession> {
  const known = sessions.get(page);
  if (known !== undefined) return known;
  const opened = pageOf(page).context().newCDPSession(page);
  sessions.set(page, opened);
  return opened;
}

/** Return the whole document with its shadow roots, including closed ones. */
export function documentOf(session: Commands) {
  return session.send('DOM.getDocument', { depth: -1, pierce: true });
}

/**
 * Call a function with a node as `this`.
 * @param code text of a function that takes one string
 * @returns its result, by value
 * @throws what it throws
 */
export async function callOnNode(
  session: Commands,
  backendNodeId: number,
  code: string,
  argument = '',
): Promise<unknown> {
  const { object } = await session.send('DOM.resolveNode', { backendNodeId });
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    functionDeclaration: code,
    objectId: object.objectId ?? '',
    arguments: [{ value: argument }],
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
