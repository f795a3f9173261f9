import { type DroppedPort, openDroppedPort } from '../../../harness/dropped-port.ts';
import { Notice } from '../fixtures/notice.ts';
import { objectsOf, test } from '../fixtures/test.ts';

let dropped: DroppedPort;
test.beforeAll(async () => {
  dropped = await openDroppedPort();
});
test.afterAll(() => dropped.close());

test('hanging: packets of the connection dropped', async ({ launch }) => {
  const pc = await launch({ ports: { 'web.telegram.org': dropped.port } });
  const { guarded, journal } = objectsOf(pc);
  const tab = await guarded.openTab('https://web.telegram.org/k/');
  await new Notice(guarded).isIn(tab, 'telegram');
  await journal.adds({ system: 'telegram', noticed: 'attempt' });
});
