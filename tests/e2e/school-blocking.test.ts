import { describe } from 'vitest';
import { blocks } from './blocking.ts';
import { byBells, inLyceum } from './lyceum.ts';

// At once: they mostly wait for their bells.
describe.concurrent('blocking by the bell', () => {
  inLyceum('begins with the worker dead', async ({ open }) => {
    const { room } = await open('2026-11-23T08:29:35+04:00', { ...byBells(), mode: 'block' });
    await blocks(room.browser, false);
    await room.browser.killWorker();
    await blocks(room.browser, true, 50_000);
  });

  inLyceum('ends over a closed browser', async ({ open }) => {
    const { room } = await open('2026-11-23T10:50+04:00', { ...byBells(), mode: 'block' });
    await blocks(room.browser, true);
    await room.reopenAt('2026-11-23T10:56+04:00');
    await blocks(room.browser, false);
  });
});
