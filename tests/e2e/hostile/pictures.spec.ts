import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import { address, stage } from './page.ts';

/* Windows in which a page goes on over other tabs: https://developer.mozilla.org/docs/Web/API/DocumentPictureInPicture */

test.use({ settings: { educationalUse: 'by-hand' } });

/** Whether a picture-in-picture window of the page is open. */
const isPictureOpen = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      document.pictureInPictureElement !== null ||
      (window as unknown as { documentPictureInPicture: { window: unknown } }).documentPictureInPicture.window !== null,
  );

const kinds = [
  ['a document', 'documentPictureInPicture.requestWindow().then((small) => small.document.write("<h1>Чат</h1>"))'],
  [
    'a video',
    `const canvas = document.createElement('canvas'); canvas.getContext('2d').fillRect(0, 0, 9, 9);
     const video = document.createElement('video'); video.srcObject = canvas.captureStream(9); video.muted = true;
     video.play().then(() => video.requestPictureInPicture())`,
  ],
] as const;

for (const [name, code] of kinds) {
  test(`${name} in a picture-in-picture window is closed at the bell`, async ({ pc, web, change }) => {
    stage(web, {
      script: `const show = () => { ${code}.catch((error) => document.title = String(error)); };`,
      body: '<button id="show" onclick="show()">Показ</button>',
    });
    const page = await pc.open(address);
    await page.click('#show');
    await expect.poll(() => isPictureOpen(page), { message: await page.title() }).toBe(true);
    await change({ educationalUse: 'always' });
    await expect(page).toShowBanner();
    await expect.poll(() => isPictureOpen(page)).toBe(false);
  });
}
