import { openDroppedPort } from '../../../harness/dropped-port.ts';
import { guardedFirefox } from '../../../harness/firefox-tab.ts';
import { leaveFor, lessonTab } from '../fixtures/hanging.ts';
import { Journal } from '../fixtures/journal.ts';
import { Notice } from '../fixtures/notice.ts';
import { test } from '../fixtures/test.ts';

test('hanging: packets of the connection dropped', async ({ web, launchFirefox }) => {
  const dropped = await openDroppedPort();
  // Firefox maps ports, not hosts.
  const ports = [`443=${web.port}`, `80=${web.port}`, `8443=${dropped.port}`].join(';');
  const firefox = await launchFirefox({ preferences: { 'network.socket.forcePort': ports } });
  const guarded = guardedFirefox(firefox, web);
  const tab = await lessonTab(guarded, web);
  await leaveFor(tab, 'https://web.telegram.org:8443/k/');
  await new Notice(guarded).isIn(tab, 'telegram');
  await new Journal(guarded).adds({ system: 'telegram', noticed: 'attempt' });
  dropped.close();
});
