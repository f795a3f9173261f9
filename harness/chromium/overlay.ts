import type { Page } from '@playwright/test';
import { type Overlay, wrapped } from '../overlay.ts';
import { callOnNode, type DomNode, documentOf, sessionOf } from './cdp.ts';

/** Find the closed shadow roots of a page. */
export async function overlaysIn(page: Page): Promise<Overlay[]> {
  const session = await sessionOf(page);
  const { root } = await documentOf(session);
  return closedRoots(root).map((backendNodeId) => ({
    async evaluate(inside, ...args) {
      const code = `function (args) { return (${wrapped(inside)})(this, args); }`;
      const text = (await callOnNode(session, backendNodeId, code, JSON.stringify(args))) as string | undefined;
      return text === undefined ? undefined : JSON.parse(text);
    },
  }));
}

function closedRoots(node: DomNode): number[] {
  const own = (node.shadowRoots ?? []).filter((root) => root.shadowRootType === 'closed');
  const inner = [...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(closedRoots);
  return [...own.map((root) => root.backendNodeId), ...inner];
}
