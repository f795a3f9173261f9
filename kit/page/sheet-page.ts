import { citedTitle } from '../../core/regulation/approval.ts';
import { packOfKit } from '../added-rules.ts';
import type { KitConfig } from '../config.ts';
import type { Packages } from '../packages.ts';
import { framed } from './frame.ts';
import { type Html, html } from './html.ts';

/** Return sheet.html: one printable page for manual installation on a PC outside a domain. */
export function sheetPage(config: KitConfig, { version }: Packages): string {
  const { school, stores, browsers: wanted } = config;
  const pack = packOfKit(config);
  const under = [school || pack.school.ru, `«Дежурный» ${version}`, 'Windows без домена'].filter(Boolean).join(' · ');
  const store = [stores.chrome && 'Chrome, Яндекс Браузер', stores.edge && 'Edge'].filter(Boolean).join(', ');
  return framed(
    'Листок установки',
    under,
    html`
<p>Основание: ${citedTitle(pack, 'ru')}.</p>
<section><h2>Перед началом</h2>
${checks([
  html`Вход под учётной записью администратора; все браузеры закрыты.`,
  html`На флешке — папка <code>windows</code> комплекта.`,
  html`Известны PIN преподавателя и пароль администратора; на флешке их нет.`,
])}</section>
<section><h2>Установка</h2>
${checks([
  html`Двойной щелчок по <code>setup.cmd</code>, согласиться с запросом прав. О каждом браузере — строка: «готово» или почему нет.`,
  wanted.includes('firefox') && html`<b>Firefox.</b> В строке «готово».`,
  store
    ? html`<b>${store}.</b> В строке «готово».`
    : html`<b>Chrome, Edge, Яндекс Браузер.</b> Принудительно — только из магазина, а номера магазина в комплекте нет:
в строке «ничего не записано». До публикации на этом компьютере пользуются Firefox; остальные браузеры лучше убрать.`,
  html`Браузер открыт заново; через минуту в списке расширений есть «Дежурный», кнопки удаления нет.`,
])}</section>
<section><h2>Проверка</h2>
${checks([
  html`Страница администратора: подпись кабинета задана, пароль и PIN заданы, состояние без замечаний.`,
  html`Адрес <code>web.telegram.org</code> показывает напоминание с пунктом перечня и ${pack.permitted.platforms.length > 1 ? 'кнопками' : 'кнопкой'} ${pack.words.ru.platformsAnd}.`,
  html`Обычный сайт открывается как раньше.`,
  html`Приватное окно не открывается или открывается с расширением (смотря как решено).`,
])}
<div class="signs"><div>Кабинет и номер ПК</div><div>Дата</div><div>Установил</div></div></section>`,
  );
}

function checks(items: readonly (Html | false)[]): Html {
  return html`<ul class="checks">${items.map((item) => item && html`<li><span class="box"></span>${item}</li>`)}</ul>`;
}
