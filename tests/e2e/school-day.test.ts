import { describe, expect } from 'vitest';
import { recorded, settled } from './classroom.ts';
import { byBells, inLyceum } from './lyceum.ts';
import { shows } from './teacher.ts';

// 2026-11-23 is a Monday. At once: they mostly wait for their bells.
describe.concurrent('bells over an open tab', () => {
  inLyceum('the bell begins the lesson over an open tab', async ({ open }) => {
    const lyceum = await open('2026-11-23T08:29:30+04:00', byBells());
    const page = await lyceum.telegram();
    expect(await lyceum.room.browser.banner(page)).toBeUndefined();
    expect((await settled(lyceum.room.browser)).incidents).toEqual([]);
    await lyceum.bannerWith(page, '1-й урок, до 09:15');
    const { incidents } = await recorded(lyceum.room.browser, (journal) => journal.incidents.length === 1);
    expect(incidents[0]).toMatchObject({ day: '2026-11-23', lesson: 1, hour: null, reason: 'lesson', mode: 'warn' });
  });

  inLyceum('the bell ends it over an open tab', async ({ open }) => {
    const lyceum = await open('2026-11-23T09:59:30+04:00', byBells());
    const page = await lyceum.telegram();
    await lyceum.bannerWith(page, '2-й урок, до 10:00');
    await lyceum.gone(page);
    await page.reload();
    await lyceum.room.browser.noBanner(page);
    expect((await settled(lyceum.room.browser)).incidents).toHaveLength(1);
  });

  inLyceum('an exemption ends with the bell, though the next lesson follows at once', async ({ open }) => {
    const lyceum = await open('2026-11-23T09:00+04:00', byBells());
    await lyceum.setSecret('pin');
    await lyceum.room.reopenAt('2026-11-23T09:14:25+04:00');
    await lyceum.inPopup((popup) => shows(popup, 'Разрешить до 09:15'));
    await lyceum.exempt('all');
    await lyceum.badgeIs('✓');
    const page = await lyceum.telegram();
    await recorded(lyceum.room.browser, ({ incidents }) => incidents.at(-1)?.mode === 'allowed');
    await lyceum.bannerWith(page, '2-й урок, до 10:00');
    const { incidents } = await recorded(lyceum.room.browser, (journal) => journal.incidents.length === 2);
    expect(incidents).toMatchObject([
      { mode: 'allowed', lesson: 1 },
      { mode: 'warn', lesson: 2 },
    ]);
    await lyceum.badgeIs('');
  });
});

inLyceum('a restart inside a lesson changes nothing about it, and one after it finds it over', async ({ open }) => {
  const lyceum = await open('2026-11-23T08:40+04:00', byBells());
  await lyceum.bannerWith(await lyceum.telegram(), '1-й урок, до 09:15');
  await lyceum.room.reopenAt('2026-11-23T08:50+04:00');
  await lyceum.bannerWith(await lyceum.telegram(), '1-й урок, до 09:15');
  await lyceum.room.reopenAt('2026-11-23T10:05+04:00');
  const page = await lyceum.telegram();
  await lyceum.room.browser.noBanner(page);
  const { incidents } = await settled(lyceum.room.browser);
  expect(incidents.every(({ lesson }) => lesson === 1)).toBe(true);
});
