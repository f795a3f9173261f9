import { type PageOrFrame, sessionOf } from './cdp.ts';
import type { Commands } from './target-session.ts';

/** A node of the accessibility tree. */
export interface AccessibleNode {
  role: string;
  name: string;
  description: string;
  /** CDP's id of the DOM node, 0 without one. */
  backendNodeId: number;
  children: AccessibleNode[];
}

/**
 * Return the accessibility tree of a page. It includes closed shadow roots, which Playwright's locators do not
 * (https://playwright.dev/docs/locators#locate-in-shadow-dom).
 * https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/#method-getFullAXTree
 */
export async function accessibilityTree(page: PageOrFrame): Promise<AccessibleNode> {
  return treeOf(await sessionOf(page));
}

/** Return the accessibility tree of the page that a CDP session is attached to. */
export async function treeOf(session: Commands): Promise<AccessibleNode> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  // An ignored node is left out; its children count as its parent's.
  const readChildren = (ids: readonly string[] = []): AccessibleNode[] =>
    ids.flatMap((id) => {
      const node = byId.get(id);
      if (!node) return [];
      const children = readChildren(node.childIds);
      if (node.ignored) return children;
      const { role, name, description, backendDOMNodeId = 0 } = node;
      return [
        {
          role: text(role),
          name: text(name),
          description: text(description),
          backendNodeId: backendDOMNodeId,
          children,
        },
      ];
    });
  return (
    readChildren(nodes[0] && [nodes[0].nodeId])[0] ?? {
      role: 'none',
      name: '',
      description: '',
      backendNodeId: 0,
      children: [],
    }
  );
}

const text = (value?: { value?: unknown }): string => String(value?.value ?? '');

/** Return a node and its descendants in document order. */
export function descendants(node: AccessibleNode): AccessibleNode[] {
  return [node, ...node.children.flatMap(descendants)];
}

const UNNAMED = ['none', 'generic', 'InlineTextBox', 'StaticText'];

/** Format the tree as indented lines. */
export function printTree(node: AccessibleNode, indent = ''): string {
  const says = node.role === 'StaticText' || !UNNAMED.includes(node.role);
  const line = says
    ? [`${indent}${node.role}${node.name && ` “${node.name}”`}${node.description && ` (${node.description})`}`]
    : [];
  return [...line, ...node.children.map((child) => printTree(child, says ? `${indent}  ` : indent))]
    .filter(Boolean)
    .join('\n');
}
