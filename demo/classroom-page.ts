import type { Answer } from '../harness/fake-web.ts';
import { pack } from '../rules/index.ts';
import { innocent, nine, type Place } from './addresses.ts';

/** The first page of the demo and of `npm run dev`: links to the nine systems and to two permitted pages. */
export function classroomPage(): Answer {
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
