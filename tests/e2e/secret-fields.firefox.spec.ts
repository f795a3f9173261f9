import { expect, test } from './fixtures/test.ts';

/** The defaults of Firefox, which the driver changes. */
const defaults = { 'signon.rememberSignons': true, 'signon.autofillForms': true };

test('Firefox neither offers to keep a PIN nor fills one in', async ({ launchFirefox }) => {
  const firefox = await launchFirefox({ preferences: defaults });
  const options = await firefox.extensionPage('options.html#access');
  const fields = await options
    .waitForSelector('form[aria-labelledby="pin-title"] input')
    .then(() => options.$$('form[aria-labelledby="pin-title"] input'));
  for (const field of fields) await field.type('2580');
  await options.keyboard.press('Enter');
  await options.waitForSelector('form[aria-labelledby="pin-title"] .saved');
  const offer = `PopupNotifications.getNotification('password') ? 'offered' : 'none'`;
  expect(await firefox.inBrowserWindow(offer)).toBe('none');
  expect(await options.$$('input[type="password"]')).toEqual([]);
});
