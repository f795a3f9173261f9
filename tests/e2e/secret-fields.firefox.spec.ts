import type { Page } from 'puppeteer-core';
import type { Firefox } from '../../harness/firefox.ts';
import { expect, test } from './fixtures/test.ts';

/** The defaults of Firefox, which the driver changes. */
const defaults = { 'signon.rememberSignons': true, 'signon.autofillForms': true };

const PIN = '2580';
const PASSPHRASE = 'Зелёная дверь 27';
const MASKED = 'input[data-masked]';

/** Where a PIN or passphrase is typed, with the names of the fields. */
const places: readonly [path: string, button: string | undefined, names: readonly string[]][] = [
  ['options.html', undefined, ['Пароль администратора']],
  ['popup.html', 'Разрешить до', ['PIN преподавателя']],
  ['options.html#access', undefined, ['Новый PIN', 'Ещё раз', 'Новый пароль', 'Ещё раз']],
];

test('Firefox neither offers to keep PIN and passphrase nor fills them in, and a screen reader finds the fields', async ({
  launchFirefox,
  web,
}) => {
  test.slow(); // checks six pages of a separate browser
  const firefox = await launchFirefox({ preferences: defaults });
  const access = await firefox.extensionPage('options.html#access');
  await setSecret(access, 'pin', PIN);
  await setSecret(access, 'passphrase', PASSPHRASE);
  const popup = await openPopup(firefox);
  await typeInto(popup, MASKED, '9999');
  await popup.waitForSelector('::-p-text(Неверный PIN)');
  const gate = await firefox.extensionPage('options.html');
  await typeInto(gate, MASKED, PASSPHRASE);
  await gate.waitForSelector('::-p-text(Журнал)');
  // What the browser does offer and fill in, to see that it would have by now.
  web.at('login.example', { body: '<form><input name="user"><input type="password" name="word"></form>' });
  const other = await firefox.open('https://login.example/');
  await other.type('input[name="user"]', 'anna');
  await typeInto(other, 'input[type="password"]', 'Canary7Word');
  await expect.poll(() => offers(firefox)).toEqual(['https://login.example']);

  await storeLogin(firefox, `moz-extension://${firefox.id}`);
  for (const [path, button, names] of places) {
    const page = await firefox.extensionPage(path);
    if (path === 'options.html#access') await typeInto(page, MASKED, PASSPHRASE);
    if (button) await (await page.waitForSelector(`::-p-text(${button})`))?.click();
    await page.waitForFunction(
      (masked, count) => document.querySelectorAll(masked).length === count,
      {},
      MASKED,
      names.length,
    );
    await page.bringToFront();
    await expect
      .poll(() => fieldsRead(firefox), { message: `fields that a screen reader finds on ${path}` })
      .toEqual(names);
    await addLoginForm(page);
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('input[type="password"]')?.value === 'Canary7Word',
    );
    expect(
      await page.$$eval(MASKED, (fields) => fields.map((field) => (field as HTMLInputElement).value).join('')),
    ).toBe('');
    await page.close();
  }
});

async function typeInto(page: Page, field: string, text: string): Promise<void> {
  await (await page.waitForSelector(field))?.type(text);
  await page.keyboard.press('Enter');
}

async function setSecret(page: Page, name: string, secret: string): Promise<void> {
  const form = `.secret-${name}`;
  await page.waitForSelector(`${form} input`);
  for (const field of await page.$$(`${form} input`)) await field.type(secret);
  await page.keyboard.press('Enter');
  await page.waitForSelector(`${form} .saved`);
}

async function openPopup(firefox: Firefox): Promise<Page> {
  const popup = await firefox.extensionPage('popup.html');
  await (await popup.waitForSelector('::-p-text(Разрешить до)'))?.click();
  await (await popup.waitForSelector('.popup-field:nth-of-type(2) select'))?.select('demonstration');
  return popup;
}

/** Return the origins of the tabs in which Firefox offers to keep a password. */
async function offers(firefox: Firefox): Promise<string[]> {
  const offered = `gBrowser.browsers.filter((one) => PopupNotifications.getNotification('password', one))
    .map((one) => one.contentPrincipal.origin).join()`;
  return String(await firefox.inBrowserWindow(offered))
    .split(',')
    .filter(Boolean);
}

/** Keep a password for an origin, as a person who accepts the offer. */
async function storeLogin(firefox: Firefox, origin: string): Promise<void> {
  await firefox.inBrowserWindow(`(async () => {
    const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
    login.init('${origin}', '${origin}', null, 'anna', 'Canary7Word', '', '');
    await Services.logins.addLoginAsync(login);
    return 1;
  })()`);
}

/** Put a login form of the usual kind into a page of the extension. */
async function addLoginForm(page: Page): Promise<void> {
  await page.evaluate(() => {
    const form = document.createElement('form');
    for (const type of ['text', 'password']) {
      const field = document.createElement('input');
      field.type = type;
      form.append(field);
    }
    document.body.append(form);
  });
}

/**
 * Return the names of the text fields in the tree that a screen reader has of the tab in front:
 * https://searchfox.org/mozilla-central/source/accessible/interfaces/nsIAccessible.idl
 */
async function fieldsRead(firefox: Firefox): Promise<string[]> {
  const names = await firefox.inBrowserWindow(`(() => {
    const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
    const found = [];
    const read = (one) => {
      if (['entry', 'password text'].includes(service.getStringRole(one.role))) found.push(one.name);
      for (let child = one.firstChild; child; child = child.nextSibling) read(child);
    };
    const page = service.getAccessibleFor(gBrowser.selectedBrowser);
    if (page) read(page);
    return found.join('|');
  })()`);
  return String(names).split('|').filter(Boolean);
}
