import { randomUUID } from 'node:crypto';
import type { Incident, NewestIncident } from '../../../core/journal/entry.ts';
import { pack } from '../../../rules/index.ts';
import { inContentScript } from '../fixtures/content-script.ts';
import { expect, test, waitForBanner } from '../fixtures/test.ts';

test.use({ settings: { mode: 'warn' } });

/** What anyone can type into the console of a messenger's page, in the context of the extension's content script. */
const attacks: Record<string, string> = {
  'other settings': `chrome.storage.local.set({ settings: { mode: 'audit', educationalUse: 'by-hand' } })`,
  'a snapshot in mode audit, which stands for less than a second,': `(async () => {
    const stored = async () => (await chrome.storage.local.get('given')).given;
    const own = await stored();
    await chrome.storage.local.set({ given: { ...own, settings: { ...own.settings, mode: 'audit' } } });
    const written = performance.now();
    while ((await stored()).settings.mode === 'audit') await new Promise((resume) => setTimeout(resume, 10));
    const ms = performance.now() - written;
    if (ms > 1000) throw new Error('rewritten after ' + ms + ' ms');
  })()`,
  'an exemption in the snapshot': `chrome.storage.local.get('given').then(({ given }) => chrome.storage.local.set({
    given: { ...given, exemption: { from: '2026-01-01T00:00Z', until: '2099-01-01T00:00Z', scope: 'all', reason: 'other' } } }))`,
  'nothing at all': `chrome.storage.local.clear()`,
};

test('invented entries: 60 a lesson at most, no other days, no gaps, notes or exemptions', async ({ pc, journal }) => {
  const page = await pc.open('https://web.telegram.org/k/');
  const [own] = await journal.adds({ system: 'telegram' });
  const [, { id, item } = { id: '', item: '' }] = pack.systems;
  const real = { ...(own as NewestIncident), system: id, item };
  const invent = (change: object) => ({ ...delivered(real), id: randomUUID(), ...change });
  const other = () => ({ v: 1, id: randomUUID(), day: real.day });
  const entries = [
    ...Array.from({ length: 100 }, () => invent({})),
    ...['2020-01-01', '2030-01-01'].map((day) => invent({ day })),
    { ...other(), kind: 'gap', cause: 'store-lost', missing: 9e15 },
    { ...other(), kind: 'note', cause: 'clock-back' },
  ];
  const waiting = Object.fromEntries(entries.map((entry) => [`wait:${entry.id}`, entry]));
  await inContentScript(page, pc.id, `chrome.storage.local.set(${JSON.stringify(waiting)})`);
  for (let i = 0; i < 2; i++) await journal.sweepNow();
  const { incidents, notes, gaps, exemptions } = await journal.waitFor(({ notes }) => notes.length > 0);
  expect(incidents.length).toBeLessThanOrEqual(60);
  expect(new Set(incidents.map(({ day }) => day)).size).toBe(1);
  expect([gaps, exemptions]).toEqual([[], []]);
  expect(notes).toMatchObject([{ cause: 'entries-refused', count: entries.length + 1 - incidents.length }]);
});

test('two huge watermarks make no gap, and leave a note', async ({ pc, journal }) => {
  const page = await pc.open('https://web.telegram.org/k/');
  await journal.adds({ system: 'telegram' });
  const huge = JSON.stringify({ 'journal.mark': { seq: 9e15, rows: 9e15, hash: null, sheets: 9e15 } });
  for (let i = 0; i < 2; i++) await inContentScript(page, pc.id, `chrome.storage.local.set(${huge})`);
  const { gaps, notes } = await journal.waitFor(({ notes }) => notes.length > 0);
  expect([gaps, notes.map(({ cause }) => cause)]).toEqual([[], ['storage-changed']]);
});

/** What a page delivers of a row of the journal. */
function delivered({ v, kind, id, day, lesson, hour, system, item, surface, mode, reason, noticed, pack }: Incident) {
  return { v, kind, id, day, lesson, hour, system, item, surface, mode, reason, noticed, pack };
}

for (const [what, attack] of Object.entries(attacks)) {
  test(`writing ${what} silences nothing and leaves a note`, async ({ pc, journal }) => {
    const page = await pc.open('https://web.telegram.org/k/');
    await waitForBanner(page);
    await journal.adds({ system: 'telegram' });
    await inContentScript(page, pc.id, attack);
    const { notes } = await journal.waitFor(({ notes }) => notes.length > 0, 5000);
    expect(notes).toMatchObject([{ v: 2, cause: 'storage-changed', count: 1 }]);
    const { local } = await pc.storage();
    expect(local.given).toMatchObject({ settings: { mode: 'warn', educationalUse: 'always' }, exemption: null });
    expect(
      Object.keys(local)
        .filter((key) => !key.startsWith('wait:'))
        .sort(),
    ).toEqual(['given', 'journal.mark']);
    await expect(await pc.open('https://web.whatsapp.com/')).toShowBanner({ system: 'WhatsApp', item: 8 });
  });
}
