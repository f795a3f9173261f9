import { browsers } from '../browsers.ts';
import type { KitConfig } from '../config.ts';
import type { Packages } from '../packages.ts';
import { type Html, html } from './html.ts';

/** Return the section about Windows in a domain. */
export function inDomain({ browsers: wanted }: KitConfig): Html {
  const chromium = wanted.filter((id) => id !== 'firefox');
  return html`<section id="domain"><h2>3. Windows в домене (или в Intune)</h2>
<p>Папка <code>windows</code>. Скрипт запускается от администратора: групповой политикой (сценарий запуска компьютера),
Intune (приложение Win32: установка, обнаружение, удаление) или вручную.</p>
<pre><code>powershell -ExecutionPolicy Bypass -File install.ps1
powershell -ExecutionPolicy Bypass -File detect.ps1
powershell -ExecutionPolicy Bypass -File remove.ps1 -Remove   # потом -Finish, раздел 8</code></pre>
<p>Код ответа: 0 — готово (у <code>detect.ps1</code> — всё на месте), 1 — ошибка или чего-то нет, 3 — есть противоречие с
политиками школы (названо), 5 — нужны права администратора. Что ушло из kit.json, <code>install.ps1</code> из реестра удаляет.</p>
<table><thead><tr><th>Браузер</th><th>Вместо скрипта</th><th>Куда это попадает</th></tr></thead><tbody>
${chromium.map(
  (id) =>
    html`<tr><th scope="row">${browsers[id].name}</th><td><code>windows/${id}.reg</code></td><td><code>HKLM\\${browsers[id].registry}</code></td></tr>`,
)}
${
  wanted.includes('firefox') &&
  html`<tr><th scope="row">${browsers.firefox.name}</th><td><code>windows/firefox/policies.json</code></td><td><code>C:\\Program Files\\Mozilla Firefox\\distribution\\</code></td></tr>`
}</tbody></table>
<p>Настройки можно менять и потом, в редакторе групповых политик: скопируйте папку <code>windows/admx</code> в
<code>PolicyDefinitions</code> центрального хранилища домена. Шаблон задаёт только настройки; установку задают скрипт
или файлы из таблицы.</p></section>`;
}

/** Return the section about Windows outside a domain, with its limits. */
export function noDomain({ stores, browsers: wanted }: KitConfig, { signed }: Packages): Html {
  const published = Boolean(stores.chrome || stores.edge);
  return html`<section id="no-domain"><h2>4. Windows без домена</h2>
<p class="note">Здесь Chrome, Edge и Яндекс Браузер не ставят принудительно расширения не из магазина: это защита от
вредоносных программ, и обойти её честно нельзя. Политика из <code>windows/chrome.reg</code> на таком компьютере будет видна, но
расширение не появится.</p>
<p>Двойной щелчок по <code>windows/setup.cmd</code> задаёт то, что браузер здесь примет, а о каждом другом говорит почему нет.
<code>install.ps1</code> — для домена: здесь он записал бы политики, по которым ничего не поставится.</p>
<p>Что работает сегодня, начиная с самого простого:</p>
<ol>
${
  wanted.includes('firefox') &&
  html`<li><b>Firefox.</b> Расширение, подписанное Mozilla, ставится политикой с любого адреса: <code>windows/setup.cmd</code>
или <code>windows/firefox/policies.json</code> → <code>C:\\Program Files\\Mozilla Firefox\\distribution\\</code>.
${signed ? 'XPI этого комплекта подписан.' : 'XPI этого комплекта ещё не подписан: порядок — в stores/firefox/listing.md.'}</li>`
}
<li><b>Магазин.</b> Опубликуйте расширение (можно «по ссылке», его не найдут поиском): готовые файлы и тексты — в папке
<code>stores</code>. Номера из магазинов впишите в kit.json (<code>stores</code>) и соберите комплект ещё раз.
${published ? html`Файлы с магазинными номерами — <code>windows/no-domain/*.reg</code> (в Яндекс Браузере не испытано).` : 'Сейчас номеров нет, поэтому папки windows/no-domain нет.'}</li>
<li><b>Облачное управление.</b> Компьютер, зарегистрированный в Chrome Enterprise Core или в Entra ID, принимает расширение с вашего сервера.</li>
<li><b>Вручную.</b> Режим разработчика, «Загрузить распакованное». Любой пользователь может такое расширение выключить,
поэтому это не установка, а показ.</li>
</ol>
<p>Листок для такого компьютера — <a href="sheet.html">sheet.html</a>.</p></section>`;
}
