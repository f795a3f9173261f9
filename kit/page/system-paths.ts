import { type Html, html } from './html.ts';

/** How a school's systems get the extension. Texts in Russian, file names and settings in backticks. */
interface SystemPath {
  system: string;
  path: string;
  /** Where it was tried. */
  tried: string;
}

/** The ways by system, from the simplest. docs/install.md has the same table. */
export const systemPaths: readonly SystemPath[] = [
  {
    system: 'Debian, Chromium и Firefox ESR',
    path: '`sh linux/setup.sh`; свой сервер или без него',
    tried: 'да: Debian 12, Chromium 156, Firefox ESR 153',
  },
  {
    system: 'ALT, Astra, РЕД ОС, Chromium-GOST, Яндекс Браузер в Linux',
    path: 'то же; папки — в разделе о Linux',
    tried: 'нет: пути — из описаний систем',
  },
  {
    system: 'Домен ALT или Samba, gpupdate',
    path: '`install.sh` на каждом ПК (Ansible, сценарий входа). ADMX через gpupdate не подходит: вложенные `3rdparty` и `ExtensionSettings` он разворачивает',
    tried: 'соединение файлов — да, gpupdate — нет',
  },
  {
    system: 'Windows в домене',
    path: '`windows/setup.cmd` двойным щелчком или `windows/install.ps1` сценарием запуска компьютера',
    tried: '`setup.cmd` и `.reg` — в Wine 8; в Windows и PowerShell — нет',
  },
  {
    system: 'Intune',
    path: 'приложение Win32: `install.ps1`, `detect.ps1`, `remove.ps1 -Remove`',
    tried: 'нет',
  },
  {
    system: 'Windows 10 и 11 без домена, и Home',
    path: '`windows/setup.cmd`: Firefox с подписанным XPI; Chrome, Edge — только номер магазина (`stores`)',
    tried: 'в Wine 8; в Windows — нет',
  },
  {
    system: 'Windows 7 и 8.1',
    path: '`windows/setup.cmd`: Chrome 109 в домене или с номером магазина. Firefox пути нет: последний здесь — 115 ESR, а нужен 128. `install.ps1` требует PowerShell 5.1',
    tried: 'в Wine 8; в Windows — нет',
  },
  {
    system: 'Консоль Яндекс Браузера, Chrome Enterprise Core (ключ регистрации)',
    path: 'политики из `linux/<браузер>/zzz-dezhurny.json` перенести в консоль',
    tried: 'нет',
  },
];

/** Return the table of {@link systemPaths} for the kit's first page. */
export function pathsTable(): Html {
  return html`<table><thead><tr><th>Ваша система</th><th>Ваш путь</th><th>Испытано</th></tr></thead><tbody>
${systemPaths.map(
  ({ system, path, tried }) =>
    html`<tr><th scope="row">${system}</th><td>${withCode(path)}</td><td class="tried">${withCode(tried)}</td></tr>`,
)}</tbody></table>
<p>«Нет» значит: написано по документации, на такой системе не запускалось. Начните с одного компьютера.</p>`;
}

/** Return a text with what stands in backticks as code. */
const withCode = (text: string): Html[] =>
  text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
