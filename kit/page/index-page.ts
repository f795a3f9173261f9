import { citedTitle } from '../../core/regulation/approval.ts';
import { packOfKit } from '../added-rules.ts';
import { addressesOf, folderOf, isWithoutServer } from '../addresses.ts';
import { browsers } from '../browsers.ts';
import { type Bypasses, reasons } from '../bypasses.ts';
import type { KitConfig } from '../config.ts';
import type { Packages } from '../packages.ts';
import { framed } from './frame.ts';
import { type Html, html } from './html.ts';
import { pathsTable } from './system-paths.ts';
import { inDomain, noDomain } from './windows-part.ts';

/** Return index.html of the kit: the place of each file, by operating system. */
export function indexPage(config: KitConfig, packages: Packages): string {
  const pack = packOfKit(config);
  const under = [config.school || pack.school.ru, `версия ${packages.version}`].filter(Boolean).join(' · ');
  return framed(
    'Комплект «Дежурного»',
    under,
    html`
<p>Основание: ${citedTitle(pack, 'ru')}.</p>
${setUp(config)}
<nav aria-label="Разделы"><ul>
  <li><a href="#server">Сервер</a></li><li><a href="#linux">Linux</a></li><li><a href="#domain">Windows в домене</a></li>
  <li><a href="#no-domain">Windows без домена</a></li><li><a href="#check">Проверка</a></li>
  <li><a href="#ways">Обходные пути</a></li><li><a href="#update">Обновление</a></li><li><a href="#remove">Удаление</a></li>
</ul></nav>
${server(config, packages)}
${linux(config)}
${inDomain(config)}
${noDomain(config, packages)}
${check(config)}
${ways(config.close)}
${update(config)}
${removal()}`,
  );
}

/** The one file to start, before the ways that need more words. */
function setUp({ server: address }: KitConfig): Html {
  return html`<section id="setup"><h2>Установка одним файлом</h2>
<table><thead><tr><th>Система</th><th>Что взять</th><th>Что сделать</th></tr></thead><tbody>
<tr><th scope="row" class="name">Windows 7–11</th><td>папку <code>windows</code></td><td>двойной щелчок по <code>setup.cmd</code>, согласиться с запросом прав</td></tr>
<tr><th scope="row" class="name">Linux</th><td>папку <code>linux</code></td><td><code>sh setup.sh</code>; пароль администратора он спросит сам</td></tr>
</tbody></table>
<p>Файл находит все браузеры, ставит политики и кончает строкой о каждом: готово, не тронут и почему, не найден. Там, где
браузер без домена или без номера магазина расширение не поставит, он ничего не записывает и называет браузер, который
подойдёт.${isWithoutServer(address) ? ' Сервер не нужен: пакеты лежат в той же папке.' : ' Сначала должен работать сервер (раздел 1).'}</p>
<h3>Ваша система — ваш путь</h3>
${pathsTable()}</section>`;
}

function server(config: KitConfig, packages: Packages): Html {
  const where = isWithoutServer(config.server) ? onEachPc(config) : onServer(config, packages);
  return html`<section id="server">${where}
${ids(config, packages)}</section>`;
}

function onServer({ server: address }: KitConfig, { version }: Packages): Html {
  return html`<h2>1. Сервер: откуда компьютеры берут расширение</h2>
<p>Всё из папки <code>www</code> должно открываться по адресу <code>${address}</code>. Готовые настройки nginx, Caddy, IIS и
служба systemd лежат в папке <code>server</code>; подойдёт и команда на машине, где собран комплект:</p>
<pre><code>npm run kit -- serve</code></pre>
<p>Проверьте с любого компьютера: адрес <a href="${address}updates.xml">${address}updates.xml</a> показывает версию ${version}.</p>
${
  address.startsWith('https:')
    ? html`<p>Сертификату сервера должны доверять сами компьютеры: самоподписанный браузеры не примут.</p>`
    : html`<p class="note">Адрес без https: Chromium обновляется и так (файл подписан), а Firefox — только с новым
<code>policies.json</code>.</p>`
}`;
}

function onEachPc({ server: address }: KitConfig): Html {
  const { linux, windows } = addressesOf(address);
  return html`<h2>1. Без сервера: расширение лежит на каждом компьютере</h2>
<p>Скопируйте на флешку папку <code>linux</code> или <code>windows</code> целиком: пакеты расширения — внутри, в
<code>packages</code>. Установка кладёт их в <code>${folderOf(linux)}</code> или <code>${folderOf(windows)}</code>, где их читает
каждый, а меняет только администратор.</p>
<p class="note">Обновление — снова флешка: выполните на каждом компьютере установку из нового комплекта.</p>`;
}

function ids({ firefox }: KitConfig, { id, version, signed, xpiVersion }: Packages): Html {
  return html`<dl><dt>Номер в Chromium</dt><dd><code>${id}</code></dd><dt>Номер в Firefox</dt><dd><code>${firefox.id}</code></dd>
<dt>XPI для Firefox</dt><dd>${signed ? signedWords(version, xpiVersion) : unsignedWords(firefox.unsignedInEsr)}</dd></dl>`;
}

function signedWords(version: string, signed: string): string {
  if (signed === version) return 'подписан Mozilla';
  return `подписан Mozilla, но версии ${signed}: новую подпишите (папка stores/firefox), укажите в firefox.signedXpi и соберите комплект ещё раз`;
}

function unsignedWords(inEsr: boolean): string {
  return inEsr
    ? 'не подписан: его примет только Firefox ESR (политика это разрешает)'
    : 'не подписан: обычный Firefox его не примет. Подпишите (папка stores/firefox) и укажите firefox.signedXpi в kit.json';
}

function linux({ browsers: wanted, firefox }: KitConfig): Html {
  const rows = wanted.flatMap((id) => browsers[id].linux.map((one) => ({ name: browsers[id].name, ...one, id })));
  return html`<section id="linux"><h2>2. Linux: ALT, Astra, РЕД ОС, Debian</h2>
<p>Скопируйте папку <code>linux</code> на компьютер и выполните от root. Скрипт сам находит браузеры; файлы и папки во
всех этих системах одни и те же.</p>
<pre><code>sudo ./install.sh
sudo ./install.sh yandex firefox   # только названным, даже до их установки</code></pre>
<p>Код ответа: 0 — готово, 1 — ошибка, 2 — браузеров нет, 3 — есть противоречие с политиками школы (названо), 5 — нужны
права root, 6 — неизвестное слово. Политики школы остаются: списки и ExtensionSettings соединяет <code>merge.py</code> (нужен python3; без него скрипт
ничего не тронет там, где соединять пришлось бы).</p>
<p>То же вручную, или задачей Ansible, или через групповые политики ALT:</p>
<table><thead><tr><th>Браузер</th><th>Файл комплекта</th><th>Папка на компьютере</th></tr></thead><tbody>
${rows.map(
  ({ id, name, folder }) =>
    html`<tr><th scope="row">${name}</th><td><code>linux/${id}/</code></td><td><code>${folder}/</code></td></tr>`,
)}</tbody></table>
<ul>
<li><b>ALT.</b> Если браузерами управляет gpupdate, он перезаписывает <code>policies.json</code>; файл
<code>zzz-dezhurny.json</code> рядом остаётся и читается последним. Поменялись расширения в <code>policies.json</code> — выполните
<code>install.sh</code> ещё раз. Для Firefox до версии 65 папка — <code>/usr/lib64/firefox/distribution</code>.</li>
<li><b>Astra.</b> В замкнутой программной среде файлы политик подписи не требуют. Браузеры из snap и flatpak читают другие папки.</li>
<li><b>РЕД ОС, Debian.</b> Ничего особенного: пакеты <code>chromium</code>, <code>firefox</code>, <code>firefox-esr</code> читают эти папки.</li>
${firefox.unsignedInEsr && html`<li><b>Firefox.</b> Политика разрешает неподписанные дополнения; действует только в ESR.</li>`}
</ul></section>`;
}

function check({ browsers: wanted }: KitConfig): Html {
  const pages = wanted.map((id) => html`<li>${browsers[id].name}: <code>${browsers[id].page}</code></li>`);
  return html`<section id="check"><h2>5. Проверка на компьютере</h2>
<p>Перезапустите браузер. Через минуту в списке расширений есть «Дежурный» без кнопки удаления.
Потом перезапустите ещё раз: настройки из политики новое расширение получает иногда лишь со следующего запуска.</p>
<ul>${pages}</ul>
<p>Скрипты <code>linux/detect.sh</code> и <code>windows/detect.ps1</code> отвечают кодом 0, когда всё на месте. Там, где есть
Node и папка проекта, <code>npm run kit -- check</code> называет словами, чего нет и что противоречит, а <code>npm run kit -- selftest</code> ещё и
кладёт рядом с комплектом протокол для печати.</p>
<p>Перед снятием образа диска: <code>sudo ./prepare-image.sh</code> или <code>windows/prepare-image.cmd</code> удаляют данные
«Дежурного» из профилей браузеров и больше ничего.</p></section>`;
}

function ways(close: Bypasses): Html {
  const names = Object.keys(reasons) as (keyof Bypasses)[];
  return html`<section id="ways"><h2>6. Закрытые обходные пути</h2>
<p>Каждый — переключатель <code>close</code> в kit.json.</p>
<table><thead><tr><th>Переключатель</th><th>Сейчас</th><th>Зачем</th></tr></thead><tbody>
${names.map(
  (name) =>
    html`<tr><th scope="row"><code>${name}</code></th><td><code>${String(close[name])}</code></td><td>${reasons[name]}</td></tr>`,
)}</tbody></table>
<p class="note">Остаётся открытым: программы мессенджеров вне браузера, телефон, браузер без этих политик. Их закрывает
настройка самой системы (запрет запуска программ), а не расширение.</p></section>`;
}

const ofEachPc = html`<li>Выполните на каждом компьютере установку из нового комплекта: она заменит и пакеты, и политики.</li>
<li>Chromium возьмёт новую версию при очередной проверке, в течение нескольких часов; Firefox — при следующем запуске.</li>`;

const ofServer = (
  address: string,
): Html => html`<li>Замените папку <code>www</code> по адресу <code>${address}</code>.</li>
<li>Chromium обновляется сам в течение нескольких часов; Firefox — тоже, если адрес https, иначе разложите новый
<code>policies.json</code>.</li>`;

function update({ server: address }: KitConfig): Html {
  return html`<section id="update"><h2>7. Обновление</h2>
<ol><li>Соберите комплект с тем же ключом и тем же <code>kit.lock.json</code>: версия растёт сама. Откат —
<code>npm run kit -- rollback</code>.</li>
${isWithoutServer(address) ? ofEachPc : ofServer(address)}</ol>
<p>Журнал, настройки и действующее разрешение при обновлении сохраняются. Потерянный ключ означает новое расширение с
новым номером и пустым журналом: храните его копию.</p></section>`;
}

function removal(): Html {
  return html`<section id="remove"><h2>8. Удаление</h2>
<p>Сначала выгрузите журнал: удаление стирает его. Политики школы остаются.</p>
<ol><li><code>sudo ./remove.sh --remove</code> или <code>remove.ps1 -Remove</code> (для отдельного браузера — <code>…-remove.reg</code>).
Chromium, Chrome, Edge и Яндекс Браузер удаляют расширение <b>вместе с журналом сразу</b>, в открытом браузере тоже; Firefox —
при следующем запуске.</li>
<li>Запустите Firefox один раз.</li>
<li><code>sudo ./remove.sh --finish</code> или <code>remove.ps1 -Finish</code>: убирает и запрет, по которому Firefox удалил дополнение.
Если просто убрать политику, в Firefox оно останется, открытое и отключаемое.</li></ol></section>`;
}
