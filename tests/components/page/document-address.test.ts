import { afterEach, expect, test, vi } from 'vitest';
import { documentAddress } from '../../../entrypoints/messenger.content/document-address.ts';

afterEach(() => vi.unstubAllGlobals());

const discord = 'https://discord.com';
const at = (href: string) => ({ location: new URL(href) });
/** A window of another site: reading its address throws. */
const foreign = {
  get location(): never {
    throw new DOMException('Blocked a frame', 'SecurityError');
  },
};

/** Make this document one with this address and origin. */
function be(href: string, origin: string, windows: { opener?: unknown; parent?: unknown } = {}): void {
  vi.stubGlobal('location', new URL(href));
  vi.stubGlobal('origin', origin);
  vi.stubGlobal('opener', windows.opener ?? null);
  vi.stubGlobal('parent', windows.parent ?? globalThis);
}

test.each([
  ['its own address', 'https://discord.com/app', discord, {}, 'https://discord.com/app'],
  ['that of its opener', 'about:blank', discord, { opener: at(`${discord}/app`) }, 'https://discord.com/app'],
  ['that of the page it is in', 'about:srcdoc', discord, { parent: at(`${discord}/app`) }, 'https://discord.com/app'],
  ['its origin if the opener is of another site', 'about:blank', discord, { opener: foreign }, `${discord}/:`],
  [
    'its origin if the opener has gone elsewhere',
    'about:blank',
    discord,
    { opener: at('https://lesson.example/') },
    `${discord}/:`,
  ],
  ['its origin without an opener', `blob:${discord}/1`, discord, {}, `${discord}/:`],
  ['nothing in a sandbox', 'about:blank', 'null', {}, 'about:blank'],
])('a document is judged by %s', (_name, href, origin, windows, expected) => {
  be(href, origin, windows);
  expect(documentAddress().href).toBe(expected);
});
