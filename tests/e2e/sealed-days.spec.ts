import { readFileSync, writeFileSync } from 'node:fs';
import type { JournalFile } from '../../core/export/file-schema.ts';
import { until } from '../../harness/until.ts';
import type { Journal } from './fixtures/journal.ts';
import { expect, test, waitForBanner } from './fixtures/test.ts';
import { runVerifyScript } from './fixtures/verify-script.ts';

interface StoredSheet {
  day: string;
  count: number;
  hours: number[];
  signature: string | null;
}

test.use({ clock: '2026-11-23T10:15:00+04:00' });

test('seals yesterday, also a day without an incident, notes a day without a start, and its export verifies', async ({
  pc,
  admin,
  journal,
  relaunchAt,
}) => {
  const page = await pc.open('https://web.telegram.org/');
  await (await waitForBanner(page)).press('Остаться на странице');
  await journal.waitFor(({ outcomes }) => outcomes.length === 1);
  await expect
    .poll(() => sheets(journal, 1))
    .toMatchObject([{ day: '2026-11-23', count: 2, hours: [10], signature: null }]);

  await relaunchAt('2026-11-24T09:05:00+04:00');
  await expect
    .poll(() => sheets(journal, 2))
    .toMatchObject([{ count: 2 }, { day: '2026-11-24', count: 0, hours: [9] }]);
  await relaunchAt('2026-11-26T09:05:00+04:00');
  await expect
    .poll(() => sheets(journal, 3))
    .toMatchObject([{ count: 2 }, { count: 0 }, { day: '2026-11-26', count: 1 }]);

  const options = await admin.open();
  await expect(options.getByRole('main')).toContainText(
    'Без запуска по 25.11.2026 (1 учебный день по календарю). ПК не включали или расширение не работало',
  );
  const file = await pc.download(() => options.getByRole('button', { name: 'Сохранить JSON' }).click());
  expect(runVerifyScript(file)).toEqual({
    out: expect.stringContaining('intact: 3 days, 2 sealed, 3 entries'),
    code: 0,
  });

  const changed = JSON.parse(readFileSync(file, 'utf8')) as JournalFile;
  const line = changed.entries.find(({ entry }) => entry.kind === 'incident');
  if (line?.entry.kind !== 'incident') throw new Error('no incident in the export');
  line.entry.system = 'viber';
  line.entry.item = 7;
  writeFileSync(`${file}.changed.json`, JSON.stringify(changed));
  const found = runVerifyScript(`${file}.changed.json`);
  expect(found).toEqual({ out: expect.stringContaining('NOT INTACT: changed · incident'), code: 1 });
  expect(found.out).toContain(line.entry.id);
});

test('has a key that cannot be taken out', async ({ pc, journal }) => {
  await sheets(journal, 1);
  // The worker makes the key beside the first sheet, not before it.
  await expect.poll(() => pc.evaluate(exportedKey)).toEqual([false, 'InvalidAccessError']);
});

/** Runs in a page of the extension: whether the key may be taken out, and how taking it out fails; null without a key. */
async function exportedKey(): Promise<unknown[] | null> {
  const opened = indexedDB.open('dezhurny');
  await new Promise((done) => {
    opened.onsuccess = done;
  });
  const asked = opened.result.transaction('known').objectStore('known').get('key');
  await new Promise((done) => {
    asked.onsuccess = done;
  });
  opened.result.close();
  if (!asked.result) return null;
  const { privateKey } = asked.result.pair as CryptoKeyPair;
  const refused = await crypto.subtle.exportKey('pkcs8', privateKey).catch(({ name }: DOMException) => name);
  return [privateKey.extractable, refused];
}

/** The sheets of the journal once there are so many and all but the last are sealed. */
function sheets(journal: Journal, count: number): Promise<StoredSheet[]> {
  const ask = async (): Promise<StoredSheet[] | false> => {
    const { databases } = await journal.dump();
    const found = (databases.dezhurny?.sheets ?? []) as StoredSheet[];
    const isSealed = found.slice(0, -1).every(({ signature }) => signature !== null);
    return found.length === count && isSealed && found;
  };
  return until(ask, { timeout: 15_000, every: 300, what: `${count} days` });
}
