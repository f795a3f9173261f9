import type { CDPSession } from '@playwright/test';
import { launchUnattached } from '../../harness/chromium/launch.ts';
import { KitAtSchool } from './fixtures/kit-at-school.ts';
import { OwnPolicies, policiesObstacle } from './fixtures/own-policies.ts';
import { expect, test } from './fixtures/test.ts';

const obstacle = policiesObstacle('chromium');
test.skip(obstacle !== undefined, obstacle);

test('developer tools are closed on messengers’ pages by default, and where they are wanted open', async ({
  web,
}, info) => {
  const school = await KitAtSchool.start();
  const policies = new OwnPolicies('chromium');
  /** Return which pages developer tools are refused in a browser with the kit's policies. */
  const refused = async (close: object): Promise<string[]> => {
    await school.make({ close: { remoteDebugging: false, ...close } });
    policies.write('zzz-dezhurny.json', school.read('linux/chromium/zzz-dezhurny.json'));
    const browser = await launchUnattached({
      ...{ port: web.port, unknown: [], refused: [], language: 'ru', trusting: true },
      ...{ headless: true, zone: 'Europe/Saratov', font: 'DejaVu Sans' },
      ...{ log: info.outputPath('log'), args: [], endsOnSignals: true, executable: policies.command },
    });
    const session = await browser.newBrowserCDPSession();
    const answers: string[] = [];
    for (const address of pages) if (await isRefused(session, address)) answers.push(address);
    await browser.close();
    return answers;
  };
  expect(await refused({})).toEqual(pages.filter((address) => address !== innocent));
  expect(await refused({ developerTools: 'extension' })).toEqual([]);
  policies.remove();
  await school.close();
});

const innocent = 'https://start.me/';
const pages = [
  'https://web.telegram.org/k/',
  'https://web.telegram.org./k/',
  'https://a.t.me/',
  'https://discord.com/terms',
  'about:blank',
  innocent,
];

/** Return true if developer tools cannot attach to a page, in the browser's words "Not allowed". */
async function isRefused(session: CDPSession, address: string): Promise<boolean> {
  const { targetId } = await session.send('Target.createTarget', { url: address });
  const state = async (): Promise<string | undefined> => {
    const { targetInfo } = await session.send('Target.getTargetInfo', { targetId });
    return targetInfo.url;
  };
  await expect.poll(state, { message: address }).toBe(address);
  return session.send('Target.attachToTarget', { targetId }).then(
    () => false,
    ({ message }: Error) => message.includes('Not allowed'),
  );
}
