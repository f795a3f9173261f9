import { afterEach, expect, test } from 'vitest';
import { isInPlace } from '../../../entrypoints/messenger.content/is-intact.ts';

const node = document.createElement('div');
const host = { node };

afterEach(() => {
  for (const name of node.getAttributeNames()) node.removeAttribute(name);
  node.remove();
});

test.each(['class', 'id', 'style', 'title', 'lang', 'data-checked', 'bis_skin_checked', 'hidden'])(
  'an extension may mark our node with %s',
  (name) => {
    document.documentElement.append(node);
    node.setAttribute(name, '1');
    expect(isInPlace(host)).toBe(true);
  },
);

test.each(['aria-hidden', 'contenteditable', 'inert', 'role', 'tabindex'])(
  'a node with %s is not in its place',
  (name) => {
    document.documentElement.append(node);
    node.setAttribute(name, 'true');
    expect(isInPlace(host)).toBe(false);
  },
);

test('a node in the body is not in its place', () => {
  document.body.append(node);
  expect(isInPlace(host)).toBe(false);
});
