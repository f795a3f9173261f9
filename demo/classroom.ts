import type { Answer } from '../harness/fake-web.ts';
import { pack } from '../rules/index.ts';
import { innocent, nine, type Place } from './addresses.ts';
import { openBrowser } from './surroundings.ts';

/** Opens a browser with the extension on a page of links, and waits until the person closes it. */
export async function classroom(): Promise<void> {
  const { browser, standIns } = await openBrowser(false);
  standIns.at('127.0.0.1', page());
  const [tab] = await browser.browser.pages();
  await tab?.goto(`http://127.0.0.1:${standIns.port}/`);
  console.log('The browser is open; close it to end. · Браузер открыт; закройте его, чтобы закончить.');
  const closed = new Promise<void>((done) => browser.browser.once('disconnected', () => done()));
  await closed;
  await browser.close();
  await standIns.close();
}

function page(): Answer {
  const forbidden = nine.map((place, i) => link(place, `п. ${pack.systems[i]?.item}`)).join('');
  const raw = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Учебный класс</title>${style}
<h1>Учебный класс</h1>
<p>Все адреса настоящие, но ведут на страницы-заглушки этого компьютера: в интернет браузер не выходит.</p>
<h2>Приложение № 2</h2><ol>${forbidden}</ol>
<h2>Обычные страницы</h2><ul>${innocent.map((place) => link(place, '')).join('')}</ul>`;
  return { raw };
}

function link({ url, name, trouble }: Place, note: string): string {
  const remark = [note, trouble && 'не открывается'].filter(Boolean).join(', ');
  return `<li><a href="${url}" target="_blank">${name}</a> <code>${url}</code> <small>${remark}</small>`;
}

const style = `<style>
:root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif }
body { max-width: 44em; margin: 2em auto; padding: 0 1em }
code, small { opacity: .75; font-size: .8em }
</style>`;
