import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JournalFile } from '../../core/export/file-schema.ts';
import { until } from '../../harness/until.ts';
import { recorded } from './classroom.ts';
import { type ClassroomAt, openClassroomAt } from './clock.ts';

interface StoredSheet {
  day: string;
  count: number;
  hours: number[];
  signature: string | null;
}

let room: ClassroomAt;
beforeAll(async () => {
  room = await openClassroomAt('2026-11-23T10:15:00+04:00');
});
afterAll(() => room.close());

/** The sheets once there are so many and all but the last are sealed. */
function sheets(count: number): Promise<StoredSheet[]> {
  return room.browser.reading((read) => {
    const ask = async (): Promise<StoredSheet[] | false> => {
      const { databases } = await read();
      const found = (databases.dezhurny?.sheets ?? []) as StoredSheet[];
      const sealed = found.slice(0, -1).every(({ signature }) => signature !== null);
      return found.length === count && sealed && found;
    };
    return until(ask, { timeout: 15_000, every: 300, what: `${count} days` });
  });
}

async function exported(): Promise<string> {
  const admin = await room.browser.extensionPage('options.html');
  const file = await room.browser.download(() => admin.locator('aria/Сохранить JSON[role="button"]').click());
  await admin.close();
  return file;
}

function verify(file: string): { out: string; code: number | null } {
  const { stdout, status } = spawnSync(process.execPath, ['scripts/verify.ts', file], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
  });
  return { out: stdout, code: status };
}

it('seals yesterday, also a day without an incident, and its export verifies', async () => {
  const page = await room.browser.open('https://web.telegram.org/');
  await (await room.browser.waitForBanner(page)).press('Остаться');
  await recorded(room.browser, ({ outcomes }) => outcomes.length === 1);
  expect(await sheets(1)).toMatchObject([{ day: '2026-11-23', count: 2, hours: [10], signature: null }]);

  await room.reopenAt('2026-11-24T09:05:00+04:00');
  expect(await sheets(2)).toMatchObject([{ count: 2 }, { day: '2026-11-24', count: 0, hours: [9] }]);
  await room.reopenAt('2026-11-26T09:05:00+04:00');
  expect(await sheets(3)).toMatchObject([{ count: 2 }, { count: 0 }, { day: '2026-11-26', count: 0 }]);

  const file = await exported();
  expect(verify(file)).toEqual({ out: expect.stringContaining('intact: 3 days, 2 sealed, 2 entries'), code: 0 });

  const spoilt = JSON.parse(readFileSync(file, 'utf8')) as JournalFile;
  const line = spoilt.entries.find(({ entry }) => entry.kind === 'incident');
  if (line?.entry.kind !== 'incident') throw new Error('no incident in the export');
  line.entry.system = 'viber';
  line.entry.item = 7;
  writeFileSync(`${file}.spoilt.json`, JSON.stringify(spoilt));
  const found = verify(`${file}.spoilt.json`);
  expect(found).toEqual({ out: expect.stringContaining('NOT INTACT: changed · incident'), code: 1 });
  expect(found.out).toContain(line.entry.id);
});

it('has a key that cannot be taken out', async () => {
  const page = await room.browser.extensionPage('manifest.json');
  const answer = await page.evaluate(async () => {
    const opened = indexedDB.open('dezhurny');
    await new Promise((done) => {
      opened.onsuccess = done;
    });
    const asked = opened.result.transaction('known').objectStore('known').get('key');
    await new Promise((done) => {
      asked.onsuccess = done;
    });
    opened.result.close();
    const { privateKey } = asked.result.pair as CryptoKeyPair;
    const refused = await crypto.subtle.exportKey('pkcs8', privateKey).catch(({ name }: DOMException) => name);
    return [privateKey.extractable, refused];
  });
  expect(answer).toEqual([false, 'InvalidAccessError']);
  await page.close();
});
