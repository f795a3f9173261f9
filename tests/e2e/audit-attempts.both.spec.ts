import type { FakeWeb } from '../../harness/fake-web.ts';
import { leaveFor, lessonTab, sessionText } from './fixtures/hanging.ts';
import { coreIf } from './fixtures/part.ts';
import { expect, test } from './fixtures/test.ts';

test.use({ settings: { mode: 'audit' } });

/** Part of an address that must not be kept. */
const CANARY = 'canary-in-the-path';

const file = { headers: { 'content-disposition': 'attachment; filename=setup.exe' }, raw: 'MZ' };
const cases: readonly [row: string, address: string, arrange: (web: FakeWeb) => unknown][] = [
  ['a site that does not answer', 'https://web.telegram.org/', (web) => web.fail('web.telegram.org', 'mute')],
  ['an installer', 'https://telegram.org/dl/', (web) => web.at('telegram.org', file)],
];

for (const [row, address, arrange] of cases) {
  test(
    `audit records ${row}, shows nothing and holds no address`,
    coreIf(row === 'a site that does not answer'),
    async ({ guarded, web, journal }) => {
      arrange(web);
      const tab = await lessonTab(guarded, web);
      await sessionText(guarded); // opens the page that reads
      await tab.bringToFront();
      await leaveFor(tab, address + CANARY);
      await expect.poll(() => sessionText(guarded)).toContain('"episode:');
      await journal.adds({ system: 'telegram', mode: 'audit', noticed: 'attempt' });
      await expect.poll(() => sessionText(guarded)).not.toContain(CANARY);
      expect(await tab.url()).toBe('https://lesson.example/before');
      await journal.adds();
    },
  );
}

test('audit records a redirect to another site and leaves the tab there', { tag: '@matrix' }, async ({
  guarded,
  web,
  journal,
}) => {
  web.at('web.telegram.org', { status: 302, headers: { location: 'https://stub.example/blocked' } });
  const tab = await lessonTab(guarded, web);
  await leaveFor(tab, 'https://web.telegram.org/k/');
  await expect.poll(() => sessionText(guarded)).toContain('"episode:');
  await journal.adds({ system: 'telegram', mode: 'audit', noticed: 'attempt' });
  expect(await tab.url()).toBe('https://stub.example/blocked');
});
