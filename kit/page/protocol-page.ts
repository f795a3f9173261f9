import { type Protocol, resultOf, UNKNOWN_VERSION } from '../check/protocol.ts';
import { type BrowserReport, linesOf } from '../check/report.ts';
import { framed } from './frame.ts';
import { type Html, html } from './html.ts';

/** Return the protocol of a PC as a page to print and sign. */
export function protocolPage(protocol: Protocol): string {
  const { host, system, day, kit, packages, reached, reports } = protocol;
  return framed(
    'Протокол проверки «Дежурного»',
    `${host} · ${day}`,
    html`
<section><h2>Итог: ${resultOf(protocol)}</h2>
<dl>
<dt>Компьютер</dt><dd>${host}, ${system}</dd>
<dt>Комплект</dt><dd>${kit.version}, номер расширения <code>${kit.id}</code></dd>
<dt>Доступность</dt><dd>${reached}</dd>
</dl></section>
<section><h2>Браузеры</h2>
${reports.length > 0 ? browserTable(protocol) : html`<p>Браузеров комплекта здесь нет.</p>`}</section>
<section><h2>Пакеты комплекта и их SHA-256</h2>
<dl>${packages.map(({ name, sha256 }) => html`<dt>${name}</dt><dd><code>${sha256}</code></dd>`)}</dl>
<div class="signs"><div>Кабинет и номер ПК</div><div>Дата</div><div>Проверил</div></div></section>`,
  );
}

const browserTable = ({ reports, versions }: Protocol): Html => html`<table>
<thead><tr><th>что проверено</th><th>версия</th><th>что найдено</th></tr></thead>
<tbody>${reports.map((report) => row(report, versions))}</tbody></table>`;

/** The packages on the PC have a report too, and no version. */
function row(report: BrowserReport, versions: Protocol['versions']): Html {
  const { name, place } = report;
  const lines = linesOf(report);
  const version = versions.has(name) ? (versions.get(name) ?? UNKNOWN_VERSION) : '—';
  return html`<tr><th>${name}</th><td>${version}</td>
<td>${lines.length === 0 ? 'всё на месте' : lines.map((line) => html`<div>— ${line}</div>`)}<div><code>${place}</code></div></td></tr>`;
}
