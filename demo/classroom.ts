import { classroomPage } from './classroom-page.ts';
import { openBrowser } from './surroundings.ts';

/** Open a browser with the extension on a page of links, and wait until the person closes it. */
export async function classroom(): Promise<void> {
  const { browser, web } = await openBrowser(false);
  web.at('127.0.0.1', classroomPage());
  const [tab] = browser.pages();
  await tab?.goto(`http://127.0.0.1:${web.port}/`);
  console.log('The browser is open; close it to end. · Браузер открыт; закройте его, чтобы закончить.');
  await new Promise((done) => browser.context.once('close', done));
  await browser.close();
  await web.close();
}
