import { momentsIn } from './fixtures/moments.ts';
import { PIN, type Popup } from './fixtures/popup.ts';
import { expect, test } from './fixtures/test.ts';
import { byBells } from './lyceum-bells.ts';

const telegram = 'https://web.telegram.org/';

test.describe('in the first lesson', () => {
  test.use({ clock: '2026-11-23T08:40+04:00', settings: byBells() });

  test('a restart inside an exemption leaves it on until its bell, and no longer', async ({
    pc,
    popup,
    admin,
    relaunchAt,
  }) => {
    await admin.setSecret('pin');
    await popup.exempt('telegram');
    await relaunchAt('2026-11-23T08:50+04:00');
    await popup.hasBadge('✓');
    await expect(await pc.open(telegram)).not.toShowBanner();
    await expect(await pc.open('https://web.whatsapp.com/')).toShowBanner({ text: '1-й урок' });
    await relaunchAt('2026-11-23T09:20+04:00');
    await expect(await pc.open(telegram)).toShowBanner({ text: '2-й урок' });
    await popup.hasBadge('');
    await popup.hasTitle('Идёт 2-й урок — до 10:00.');
  });
});

test.describe('early in the first lesson', () => {
  test.use({ clock: '2026-11-23T08:31+04:00', settings: byBells() });

  test('wrong PINs bring a delay that grows, over the worker’s death and restarts, and no clock set back ends', async ({
    pc,
    journal,
    popup,
    admin,
    relaunchAt,
  }) => {
    await admin.setSecret('pin');
    await useUpAttempts(popup);
    await pc.killWorker();
    await tryPin(popup, '0000', 'Неверный PIN. Попробуйте снова в 08:3');
    await relaunchAt('2026-11-23T08:40+04:00');
    await tryPin(popup, '0000', 'Неверный PIN. Попробуйте снова в 08:46');
    await pc.killWorker();
    await tryPin(popup, PIN, 'Попробуйте снова в 08:46');
    await relaunchAt('2026-11-23T08:50+04:00');
    await tryPin(popup, '0000', 'Неверный PIN. Попробуйте снова в 09:06');
    await relaunchAt('2026-11-23T08:35+04:00');
    await tryPin(popup, PIN, 'Попробуйте снова в 08:51');
    expect((await journal.settled()).exemptions).toEqual([]);
  });

  test('the right PIN is accepted after the delay, and no moment of a try is stored', async ({
    pc,
    popup,
    admin,
    now,
    relaunchAt,
  }) => {
    await admin.setSecret('pin');
    await useUpAttempts(popup);
    await tryPin(popup, '0000', 'Неверный PIN. Попробуйте снова в 08:3');
    await relaunchAt('2026-11-23T09:10+04:00');
    await popup.exempt('all');
    expect(momentsIn(JSON.stringify(await pc.storage()), now())).toEqual([]);
  });
});

test.describe('with one exemption a day', () => {
  test.use({ clock: '2026-11-23T08:40+04:00', settings: { ...byBells(), exemptionsPerDay: 1 } });

  test('the quota holds for the day, over a restart, and is there again on the next', async ({
    popup,
    admin,
    relaunchAt,
  }) => {
    await admin.setSecret('pin');
    await popup.exempt('all');
    await popup.endExemption();
    await expect((await popup.open()).getByRole('main')).toContainText('Разрешения на сегодня закончились');
    await relaunchAt('2026-11-23T09:30+04:00');
    await expect((await popup.open()).getByRole('main')).toContainText('Разрешения на сегодня закончились');
    await relaunchAt('2026-11-24T08:40+04:00');
    await popup.exempt('all');
  });
});

/** Sends wrong PINs up to the last attempt before the delay. */
async function useUpAttempts(popup: Popup): Promise<void> {
  const page = await popup.open();
  await page.getByRole('button', { name: /^Разрешить до/ }).click();
  for (const left of [4, 3, 2, 1]) {
    await popup.sendPin(page, '0000');
    await expect(page.getByRole('main')).toContainText(`Осталось попыток: ${left}`);
  }
  await page.close();
}

/** Tries a PIN in a popup, and waits until that says so. */
async function tryPin(popup: Popup, pin: string, told: string): Promise<void> {
  const page = await popup.open();
  await page.getByRole('button', { name: /^Разрешить до/ }).click();
  await popup.sendPin(page, pin);
  await expect(page.getByRole('main')).toContainText(told);
  await page.close();
}
