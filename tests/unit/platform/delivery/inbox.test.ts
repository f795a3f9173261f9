import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type PageMessage, pageMessageSchema } from '../../../../core/messages/page-messages.ts';
import { allowed, onMessage, type PageSender, type SenderKind } from '../../../../platform/delivery/inbox.ts';

type Sender = Browser.runtime.MessageSender;

const answer = vi.fn(async (_message: PageMessage, { tab }: PageSender) => `answer for ${tab}`);
const own = (path: string): string => new URL(path, browser.runtime.getURL('/' as never)).href;
const from = (url: string, more: Partial<Sender> = {}): Sender => ({
  id: browser.runtime.id,
  url,
  frameId: 0,
  tab: { id: 7 } as Browser.tabs.Tab,
  ...more,
});

const senders: Record<SenderKind, Sender> = {
  messenger: from('https://web.telegram.org/a/', { origin: 'https://web.telegram.org' }),
  notice: from(own('/notice.html#system=telegram')),
  page: from(own('/options.html')),
};
const messages: Record<PageMessage['type'], PageMessage> = {
  deliver: { type: 'deliver', key: 'k', entry: {} },
  leave: { type: 'leave', to: 'close' },
  blocked: { type: 'blocked', system: 'telegram', incident: '0b0f4c52-7f5e-4d6c-9f3b-0a3c5a1d2e4f' },
  left: { type: 'left' },
  wait: { type: 'wait', attempt: '0b0f4c52-7f5e-4d6c-9f3b-0a3c5a1d2e4f' },
  beaten: { type: 'beaten' },
  frame: { type: 'frame' },
};

/** What the listener gives back; `undefined` is a refusal. */
async function say(message: unknown, sender: Sender): Promise<unknown> {
  const [reply] = (await fakeBrowser.runtime.onMessage.trigger(message, sender, () => undefined)) as unknown[];
  return reply;
}

beforeEach(() => {
  fakeBrowser.reset();
  answer.mockReset().mockImplementation(async (_message, { tab }) => `answer for ${tab}`);
  onMessage((url) => URL.parse(url)?.hostname === 'web.telegram.org', answer);
});

describe('the table', () => {
  const cells = Object.entries(allowed).flatMap(([type, row]) =>
    Object.entries(row).map(([kind, isAllowed]) => [type, kind, isAllowed] as const),
  );

  test.each(cells)('%s from %s: %s', async (type, kind, isAllowed) => {
    const reply = await say(messages[type as PageMessage['type']], senders[kind as SenderKind]);
    expect(reply).toBe(isAllowed ? 'answer for 7' : undefined);
    expect(answer).toHaveBeenCalledTimes(isAllowed ? 1 : 0);
  });

  it('names every message', () => {
    const types = pageMessageSchema.def.options.map(({ shape }) => shape.type.def.values[0]);
    expect(Object.keys(allowed).sort()).toEqual([...types].sort());
  });

  it('accepts no message from other extension pages', () => {
    expect(Object.values(allowed).every(({ page }) => !page)).toBe(true);
  });
});

const others: [string, Sender][] = [
  ['another extension', from('https://web.telegram.org/a/', { id: 'p'.repeat(32) })],
  ['a page of another extension', from('chrome-extension://other/notice.html')],
  ['a page that is no messenger', from('https://lesson.example/')],
  ['an empty page of another site', from('about:blank', { origin: 'https://lesson.example' })],
  ['an empty page of no site', from('about:blank', { origin: 'null' })],
  ['a sender without a frame', { id: browser.runtime.id, url: 'https://web.telegram.org/', tab: { id: 7 } as never }],
  ['our notice page in a frame', from(own('/notice.html'), { frameId: 2 })],
  ['our notice page in a sandbox', from(own('/notice.html'), { origin: 'null' })],
  ['a page of ours that is called like it', from(own('/notice.html.html'))],
  ['a sender without a tab', { id: browser.runtime.id, url: 'https://web.telegram.org/', frameId: 0 }],
  ['a sender without an address', { id: browser.runtime.id, frameId: 0, tab: { id: 7 } as never }],
  ['a prerendered page', from('https://web.telegram.org/a/', { documentLifecycle: 'prerender' })],
  ['a page kept for Back', from('https://web.telegram.org/a/', { documentLifecycle: 'cached' })],
  ['an unknown sender', {}],
];
const pairs = others.flatMap(([name, sender]) =>
  Object.values(messages).map((message) => [name, message.type, sender, message] as const),
);

test.each(pairs)('%s is refused %s', async (_name, _type, sender, message) => {
  expect(await say(message, sender)).toBeUndefined();
  expect(answer).not.toHaveBeenCalled();
});

test.each([
  ['export', { type: 'export' }],
  ['erase', { type: 'erase' }],
  ['erasing by another name', { type: 'eraseJournal', confirm: true }],
  ['settings', { type: 'settings', settings: { mode: 'audit' } }],
  ['nothing', undefined],
  ['a list', [{ type: 'left' }]],
  ['more than is asked', { type: 'left', url: 'https://web.telegram.org/' }],
  ['an own __proto__', JSON.parse('{"type":"left","__proto__":{"a":1}}')],
  ['a key without an end', { type: 'deliver', key: 'k'.repeat(65), entry: {} }],
])('no sender gets an answer to %s', async (_name, message) => {
  for (const sender of Object.values(senders)) expect(await say(message, sender)).toBeUndefined();
  expect(answer).not.toHaveBeenCalled();
});

it('takes the tab id from the sender, not from the message', async () => {
  await say(messages.left, from('https://web.telegram.org/', { tab: { id: 11 } as Browser.tabs.Tab }));
  expect(answer).toHaveBeenCalledExactlyOnceWith(messages.left, {
    tab: 11,
    frame: 0,
    address: 'https://web.telegram.org/',
  });
});

test.each([
  ['about:blank', 'about:blank'],
  ['blob', 'blob:https://web.telegram.org/4a3c3c3e-7f5e-4d6c-9f3b-0a3c5a1d2e4f'],
])('judges a document without an address by its origin: %s', async (_name, url) => {
  await say(messages.left, from(url, { origin: 'https://web.telegram.org', frameId: 5 }));
  expect(answer).toHaveBeenCalledExactlyOnceWith(messages.left, {
    tab: 7,
    frame: 5,
    address: 'https://web.telegram.org/',
  });
});

it('limits concurrent messages of one tab without affecting another tab', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  answer.mockImplementation(() => promise);
  const flood = Array.from({ length: 100 }, () => say(messages.left, senders.messenger));
  await vi.waitFor(() => expect(answer).toHaveBeenCalledTimes(8));
  const other = say(messages.left, from('https://web.telegram.org/', { tab: { id: 8 } as Browser.tabs.Tab }));
  await vi.waitFor(() => expect(answer).toHaveBeenCalledTimes(9));
  resolve('kept');
  expect((await Promise.all(flood)).filter(Boolean)).toHaveLength(8);
  expect(await other).toBe('kept');
  await say(messages.left, senders.messenger);
  expect(answer).toHaveBeenCalledTimes(10);
});
