import { blocks } from './fixtures/blocking.ts';
import { test } from './fixtures/test.ts';
import { byBells } from './lyceum-bells.ts';

/** ms until a bell that a test waits for: its clock is set so that it comes soon. */
const BELL_TIMEOUT_MS = 30_000;

test.use({ settings: { ...byBells(), mode: 'block' } });

test.describe('blocking by the bell', () => {
  test.describe('at the beginning of a lesson', () => {
    test.use({ clock: '2026-11-23T08:29:47+04:00' });

    test('begins with the worker dead', async ({ pc, guarded }) => {
      await blocks(guarded, false);
      await pc.killWorker();
      await blocks(guarded, true, BELL_TIMEOUT_MS);
    });
  });

  test.describe('at the end of a lesson', () => {
    test.use({ clock: '2026-11-23T10:50+04:00' });

    test('ends over a closed browser', async ({ guarded, relaunchAt }) => {
      await blocks(guarded, true);
      await relaunchAt('2026-11-23T10:56+04:00');
      await blocks(guarded, false);
    });
  });
});
