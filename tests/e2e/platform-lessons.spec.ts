import { readFileSync } from 'node:fs';
import type { JournalFile } from '../../core/export/file-schema.ts';
import { lessonsIn, switchCount } from './fixtures/platform-lessons.ts';
import { expectNoWake, stopWorkerAndAlarms } from './fixtures/stopped-worker.ts';
import { expect, test } from './fixtures/test.ts';
import { runVerifyScript } from './fixtures/verify-script.ts';

const platform = ['https://web.max.ru/', 'https://max.ru/sferum_bot?startapp', 'https://sferum.ru/?p=start'];

test('wakes the stopped worker while it is on, and wakes nothing once it is off again', async ({
  pc,
  guarded,
  journal,
  change,
}) => {
  await switchCount(guarded, change, true);
  await stopWorkerAndAlarms(pc, journal);
  await pc.open('https://web.max.ru/');
  expect(await pc.workerRunning(), 'the platform wakes it').toBe(true);
  await expect.poll(async () => lessonsIn(await journal.dump())?.hours.length).toBe(1);

  await switchCount(guarded, change, false);
  await stopWorkerAndAlarms(pc, journal);
  await expectNoWake(pc, platform);
});

test.describe('over days', () => {
  test.use({ clock: '2026-11-23T10:15:00+04:00' });

  test('one number is left of a day, in the journal, the export and the report', async ({
    pc,
    admin,
    guarded,
    journal,
    change,
    relaunchAt,
  }) => {
    await switchCount(guarded, change, true);
    await pc.open('https://web.max.ru/');
    await expect.poll(async () => lessonsIn(await journal.dump())).toMatchObject({ day: '2026-11-23', hours: [10] });
    await relaunchAt('2026-11-23T10:40:00+04:00');
    await pc.open('https://sferum.ru/');
    await relaunchAt('2026-11-23T12:05:00+04:00');
    await pc.open('https://sferum.ru/');
    await expect.poll(async () => lessonsIn(await journal.dump())).toMatchObject({ hours: [10, 12] });

    await relaunchAt('2026-11-24T09:05:00+04:00');
    await expect
      .poll(async () => lessonsIn(await journal.dump()))
      .toEqual({ day: '2026-11-24', lessons: [], hours: [] });
    const options = await admin.open();
    await expect(options.getByRole('main')).toContainText('Разрешённую платформу открывали: 2 урока или часа');
    const file = await pc.download(() => options.getByRole('button', { name: 'Сохранить JSON' }).click());
    expect(runVerifyScript(file)).toMatchObject({ code: 0 });
    const { entries } = JSON.parse(readFileSync(file, 'utf8')) as JournalFile;
    expect(entries.map(({ entry }) => entry)).toMatchObject([
      { kind: 'platform', day: '2026-11-23', lessons: 2, id: expect.any(String) },
    ]);
  });
});
