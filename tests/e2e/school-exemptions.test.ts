import { expect } from 'vitest';
import { byBells, inLyceum } from './lyceum.ts';
import { momentsIn } from './moments.ts';
import { PIN, press, sendPin, shows } from './teacher.ts';

inLyceum('a restart inside an exemption leaves it on till its bell, and no longer', async ({ open }) => {
  const lyceum = await open('2026-11-23T08:40+04:00', byBells());
  await lyceum.setSecret('pin');
  await lyceum.exempt('telegram');
  await lyceum.room.reopenAt('2026-11-23T08:50+04:00');
  await lyceum.badgeIs('✓');
  await lyceum.room.browser.noBanner(await lyceum.telegram());
  await lyceum.bannerWith(await lyceum.room.browser.open('https://web.whatsapp.com/'), '1-й урок');
  await lyceum.room.reopenAt('2026-11-23T09:20+04:00');
  await lyceum.bannerWith(await lyceum.telegram(), '2-й урок');
  await lyceum.badgeIs('');
});

inLyceum(
  'wrong PINs bring a delay that grows, over the worker’s death and restarts, and no clock set back ends',
  async ({ open }) => {
    const lyceum = await open('2026-11-23T08:31+04:00', byBells());
    await lyceum.setSecret('pin');
    const tryPin = (pin: string, told: string): Promise<void> =>
      lyceum.inPopup(async (popup) => {
        await press(popup, 'Разрешить до');
        await sendPin(popup, pin);
        await shows(popup, told);
      });
    for (const left of [4, 3, 2, 1]) await tryPin('0000', `Попыток до паузы: ${left}`);
    await lyceum.room.browser.killWorker();
    await tryPin('0000', 'PIN не подошёл. Попробуйте снова в 08:3');
    await lyceum.room.reopenAt('2026-11-23T08:40+04:00');
    await tryPin('0000', 'PIN не подошёл. Попробуйте снова в 08:46');
    await lyceum.room.browser.killWorker();
    await tryPin(PIN, 'Попробуйте снова в 08:46');
    await lyceum.room.reopenAt('2026-11-23T08:50+04:00');
    await tryPin('0000', 'PIN не подошёл. Попробуйте снова в 09:06');
    await lyceum.room.reopenAt('2026-11-23T08:35+04:00');
    await tryPin(PIN, 'Попробуйте снова в 08:51');
    expect(await lyceum.exemptions()).toEqual([]);
    await lyceum.room.reopenAt('2026-11-23T09:10+04:00');
    await lyceum.exempt('all');
    expect(momentsIn(JSON.stringify(await lyceum.room.browser.storage()), lyceum.room.now())).toEqual([]);
  },
);

inLyceum('the quota holds for the day, over a restart, and is there again on the next', async ({ open }) => {
  const lyceum = await open('2026-11-23T08:40+04:00', { ...byBells(), exemptionsPerDay: 1 });
  await lyceum.setSecret('pin');
  await lyceum.exempt('all');
  await lyceum.endExemption();
  await lyceum.inPopup((popup) => shows(popup, 'Разрешения на сегодня закончились'));
  await lyceum.room.reopenAt('2026-11-23T09:30+04:00');
  await lyceum.inPopup((popup) => shows(popup, 'Разрешения на сегодня закончились'));
  await lyceum.room.reopenAt('2026-11-24T08:40+04:00');
  await lyceum.exempt('all');
});
