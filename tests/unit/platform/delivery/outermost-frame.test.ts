import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isOutermostMessenger } from '../../../../entrypoints/background/guard/show-notice.ts';

beforeEach(() => fakeBrowser.reset());

/** Put a messenger's frame into pages, the outermost last. */
function frameIn(...around: string[]): void {
  const addresses = ['https://web.telegram.org/k/', ...around].reverse();
  const frames = addresses.map((url, frameId) => ({ url, frameId, parentFrameId: frameId - 1 }));
  Object.assign(fakeBrowser.webNavigation, { getAllFrames: vi.fn(async () => frames) });
}

test.each<[string, string[], boolean]>([
  ['an innocent page', ['https://lesson.example/'], true],
  ['a local file', ['file:///home/pupil/chat.html'], true],
  ['an empty window', ['about:blank'], true],
  ['a messenger', ['https://web.whatsapp.com/'], false],
  ['an innocent page in a messenger', ['https://lesson.example/', 'https://web.whatsapp.com/'], false],
  ['a part of a messenger’s host that is left alone', ['https://t.me/s/durov'], true],
  ['a page of a messenger’s host that no rule matches', ['https://discord.com/blog'], true],
])('a frame in %s', async (_where, around, isOutermost) => {
  frameIn(...around);
  const frame = around.length;
  expect(await isOutermostMessenger({ tab: 1, frame, address: 'https://web.telegram.org/k/' })).toBe(isOutermost);
});
