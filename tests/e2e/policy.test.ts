import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StandIns } from '../../harness/fake-web.ts';
import { Firefox } from '../../harness/firefox.ts';
import { putSetting } from '../../harness/private-store.ts';
import { until } from '../../harness/until.ts';
import { chromiumPolicy, firefoxPolicy, samplePolicy } from '../../kit/policy-schema/samples.ts';
import { hashSecret } from '../../platform/exemption/pbkdf2.ts';
import { themes, violations, wear } from './axe.ts';
import { arrives, type Classroom, openClassroom } from './classroom.ts';
import { copyOfBuild, MachinePolicy, notHere } from './managed.ts';
import { PIN, shows, Teacher } from './teacher.ts';

// Chromium looks again at its folder of policies some seconds after a file in it has changed.
const timeout = 30_000;

for (const [browser, reason] of Object.entries(notHere)) {
  if (reason) console.warn(`Skipped: policies in ${browser} · Пропущено: политики в ${browser} (${reason})`);
}

/** A field of the administrator's page as a person finds it. */
interface Field {
  value: string;
  locked: boolean;
}

function field(page: Page, label: string): Promise<Field | undefined> {
  return page.evaluate((name) => {
    const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === name);
    const input = found?.control as HTMLInputElement | null | undefined;
    return input ? { value: input.value, locked: input.matches(':disabled') } : undefined;
  }, label);
}

const becomes = (page: Page, label: string, wanted: Field): Promise<unknown> =>
  until(async () => JSON.stringify(await field(page, label)) === JSON.stringify(wanted), {
    timeout,
    every: 100,
    what: `${label}: ${JSON.stringify(wanted)}`,
  });

describe.skipIf(notHere.chromium)('a policy in Chromium', { timeout: 120_000 }, () => {
  let extension: string;
  let room: Classroom;
  let admin: Page;
  let policy: MachinePolicy;

  beforeAll(async () => {
    extension = copyOfBuild('chrome');
    room = await openClassroom({ extension, early: true });
    policy = new MachinePolicy('chromium', (own) => chromiumPolicy(room.browser.id, own));
    admin = await room.browser.extensionPage('options.html#settings');
    await putSetting(admin, 'settings', { place: 'Каб. 12', retention: 60 });
    await becomes(admin, 'Кабинет', { value: 'Каб. 12', locked: false });
  });
  afterAll(async () => {
    policy?.withdraw();
    await room?.close();
  });

  it('comes, changes and goes while the browser runs, and the guard follows', async () => {
    const open = await room.browser.open('https://web.telegram.org/');
    await room.browser.waitForBanner(open);

    policy.set({ mode: 'audit', place: 'Каб. 7' });
    await becomes(admin, 'Кабинет', { value: 'Каб. 7', locked: true });
    expect(await field(admin, 'Хранить записи, дней')).toEqual({ value: '60', locked: false });
    await shows(admin, 'Полей задано политикой: 2.');
    const silent = await room.browser.open('https://web.telegram.org/');
    await room.browser.noBanner(silent);

    policy.set({ mode: 'block', place: 'Каб. 8' });
    await becomes(admin, 'Кабинет', { value: 'Каб. 8', locked: true });
    const blocked = await room.browser.open('https://web.viber.com/');
    await arrives(blocked, `chrome-extension://${room.browser.id}/notice.html`);

    policy.withdraw();
    await becomes(admin, 'Кабинет', { value: 'Каб. 12', locked: false });
    const warned = await room.browser.open('https://web.snapchat.com/');
    expect((await room.browser.waitForBanner(warned)).buttons).toContain('Остаться');
    await Promise.all([open, silent, blocked, warned].map((page) => page.close()));
  });

  it('keeps what this PC had under it, although other fields were saved meanwhile', async () => {
    policy.set({ place: 'Каб. 7' });
    await becomes(admin, 'Кабинет', { value: 'Каб. 7', locked: true });
    await admin.bringToFront();
    await admin.locator('aria/Разрешений в день[role="textbox"]').fill('2');
    await admin.locator('aria/Сохранить настройки').click();
    await shows(admin, 'Настройки сохранены.');
    policy.withdraw();
    await becomes(admin, 'Кабинет', { value: 'Каб. 12', locked: false });
    expect(await field(admin, 'Разрешений в день')).toEqual({ value: '2', locked: false });
  });

  it('is applied but for what does not fit, which is named where Chromium hands it on', async () => {
    policy.set({ mode: 'shout', retention: '30', place: 'Каб. 7', maxLink: 'http://max.example/' });
    await becomes(admin, 'Кабинет', { value: 'Каб. 7', locked: true });
    await shows(admin, 'Поле «Ссылка на MAX» в политике не подошло и не учитывается (maxLink).');
    expect(await field(admin, 'Хранить записи, дней')).toEqual({ value: '60', locked: false });
    policy.withdraw();
    await becomes(admin, 'Кабинет', { value: 'Каб. 12', locked: false });
    expect(await admin.$eval('body', ({ innerText }) => innerText)).not.toContain('не подошло');
  });

  it('may set the whole timetable, to be seen and not to be changed', async () => {
    policy.set({ ...samplePolicy, place: 'Каб. 9' });
    await becomes(admin, 'Кабинет', { value: 'Каб. 9', locked: true });
    await becomes(admin, 'Название', { value: 'Обычные', locked: true });
    const windows = await admin.evaluate(async () => {
      const { given } = await chrome.storage.local.get('given');
      return (given as { settings: { timetable: { windows: unknown[] } } }).settings.timetable.windows;
    });
    expect(windows.length).toBeGreaterThan(0);
    await admin.bringToFront();
    for (const theme of themes) {
      await wear(admin, theme);
      expect(await violations(admin), theme).toEqual([]);
    }
    policy.withdraw();
    await becomes(admin, 'Кабинет', { value: 'Каб. 12', locked: false });
  });

  it('that comes while the worker sleeps wakes it', async () => {
    const plain = await room.browser.extensionPage('manifest.json'); // runs none of the extension's code
    const mode = (): Promise<unknown> =>
      plain.evaluate(async () => {
        const { given } = await chrome.storage.local.get('given');
        return (given as { settings: { mode: string } }).settings.mode;
      });
    await admin.close();
    await room.browser.killWorker();
    policy.set({ mode: 'redirect' });
    await until(async () => (await mode()) === 'redirect', { timeout, what: 'the mode of the policy' });
    await room.browser.killWorker();
    policy.withdraw();
    await until(async () => (await mode()) === 'warn', { timeout, what: 'the mode of this PC' });
    await plain.close();
    admin = await room.browser.extensionPage('options.html#settings');
  });

  it('sets the PIN that teachers type', async () => {
    policy.set({ pinHash: await hashSecret(PIN), place: 'Каб. 7' });
    await becomes(admin, 'Кабинет', { value: 'Каб. 7', locked: true });
    const teacher = new Teacher(room);
    await teacher.exempt('all');
    const page = await room.browser.open('https://web.telegram.org/');
    await room.browser.noBanner(page);
    await page.close();
    await teacher.endExemption();
  });

  it('that sets a passphrase locks a page that is open, and opens it again when it goes', async () => {
    const passphrase = 'верная лошадь батарея';
    policy.set({ passphraseHash: await hashSecret(passphrase) });
    await until(() => admin.$('#gate-title'), { timeout, what: 'the gate' });
    expect(await admin.$eval('main', ({ innerText }) => innerText)).not.toMatch(/Кабинет|Сохранить/);
    await admin.bringToFront();
    await admin.locator('input[type="password"]').fill('не та лошадь');
    await admin.keyboard.press('Enter');
    await shows(admin, 'Пароль не подошёл.');
    await admin.locator('input[type="password"]').fill(passphrase);
    await admin.keyboard.press('Enter');
    await becomes(admin, 'Кабинет', { value: 'Каб. 12', locked: false });

    policy.set({ passphraseHash: 'password' });
    await until(() => admin.$('#gate-title'), { timeout, what: 'the gate' });
    await shows(admin, 'записан в ней с ошибкой');
    policy.withdraw();
    await becomes(admin, 'Кабинет', { value: 'Каб. 12', locked: false });
  });

  it('is in force from the first page after the browser starts again', async () => {
    policy.set({ mode: 'audit', place: 'Каб. 7' });
    await becomes(admin, 'Кабинет', { value: 'Каб. 7', locked: true });
    const given = async (): Promise<string> => JSON.stringify((await room.browser.storage()).local.given);
    await until(async () => (await given()).includes('"audit"'), { timeout, what: 'the guard to go by it' });
    await room.browser.relaunch();
    const page = await room.browser.open('https://web.telegram.org/');
    await room.browser.noBanner(page, { during: 3000 });
    admin = await room.browser.extensionPage('options.html#settings');
    await becomes(admin, 'Кабинет', { value: 'Каб. 7', locked: true });
    policy.withdraw();
    await becomes(admin, 'Кабинет', { value: 'Каб. 12', locked: false });
    await page.close();
  });

  it('that was there before the extension reaches it within seconds of its installation', async () => {
    policy.set({ mode: 'audit', place: 'Каб. 7' });
    const fresh = await openClassroom({ extension, early: true }); // the same id, a new profile
    const page = await fresh.browser.extensionPage('options.html#settings');
    await becomes(page, 'Кабинет', { value: 'Каб. 7', locked: true });
    const silent = await fresh.browser.open('https://web.telegram.org/');
    await fresh.browser.noBanner(silent);
    policy.withdraw();
    await fresh.close();
  });
});

describe.skipIf(notHere.firefox)('a policy in Firefox', { timeout: 120_000 }, () => {
  const id = 'dezhurny-managed@lyceum.example';
  let web: StandIns;
  let policy: MachinePolicy;
  let extension: string;
  let firefox: Firefox | undefined;

  beforeAll(async () => {
    web = await StandIns.start();
    extension = copyOfBuild('firefox', id);
    policy = new MachinePolicy('firefox', (own) => firefoxPolicy(id, own));
  });
  afterAll(async () => {
    policy?.withdraw();
    await firefox?.close();
    await web?.close();
  });

  it('is read when the browser starts, and what does not fit is named', async () => {
    policy.set({ mode: 'block', retention: '30', place: 'Каб. 7', pinHash: 2580, reportsOpen: 1 });
    firefox = await Firefox.launch({ standIns: web, extension });
    policy.withdraw();
    const admin = await firefox.extensionPage('options.html#settings');
    await becomes(admin, 'Кабинет', { value: 'Каб. 7', locked: true });
    expect(await field(admin, 'Хранить записи, дней')).toEqual({ value: '90', locked: false });
    await shows(admin, 'Поле «Хранить записи, дней» в политике не подошло и не учитывается (retention).');
    await shows(admin, 'Поле «PIN преподавателя» в политике — не хеш (pinHash).');
    const page = await firefox.open('https://web.telegram.org/k/');
    await until(async () => (await firefox?.address(page))?.includes('/notice.html'), { timeout, what: 'the notice' });
    await firefox.close();
    firefox = undefined;
  });

  it('that is not there leaves everything to the PC', async () => {
    firefox = await Firefox.launch({ standIns: web, extension });
    const admin = await firefox.extensionPage('options.html#settings');
    await becomes(admin, 'Кабинет', { value: '', locked: false });
  });
});
