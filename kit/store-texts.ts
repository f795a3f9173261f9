import type { Pack } from '../core/regulation/pack.ts';
import { packOfKit } from './added-rules.ts';
import type { KitConfig } from './config.ts';
import type { Packages } from './packages.ts';
import { listingTextEn, privacyTextEn } from './store-texts-en.ts';

/** Return the texts for the forms of the stores, with the steps of publishing and signing, by path in the kit. */
export function listingFiles(
  config: KitConfig,
  { version, sources }: Pick<Packages, 'version' | 'sources'>,
): Record<string, string> {
  const { firefox } = config;
  const pack = packOfKit(config);
  const listings = (folder: string, store: string, file: string, steps: string) => ({
    [`stores/${folder}/listing.md`]: listingText(pack, store, { file, steps }),
    [`stores/${folder}/listing.en.md`]: listingTextEn(pack, { store, file, isFirefox: store === firefoxStore }),
  });
  return {
    'stores/privacy.md': privacyText(pack),
    'stores/privacy.en.md': privacyTextEn(pack),
    ...listings('chrome', 'Chrome Web Store', `dezhurny-${version}.zip`, chromeSteps),
    ...listings('edge', 'Microsoft Edge Add-ons', `dezhurny-${version}.zip`, edgeSteps),
    ...listings(
      'firefox',
      firefoxStore,
      `dezhurny-${version}.xpi`,
      firefoxSteps(firefox.id, sources && `sources-${version}.zip`),
    ),
  };
}

const firefoxStore = 'addons.mozilla.org';

const short =
  'Напоминает на уроке, что этот мессенджер на занятиях не используется, и ведёт на платформу школы. Без сервера и имён.';

const longText = ({ words, systems }: Pack): string =>
  `«Дежурный» — расширение для компьютеров учебных кабинетов. Если во время занятия открыть веб-версию одной из систем,
которые не допускаются в образовательном процессе (${words.ru.list}: ${systems.map(({ name }) => name.ru).join(', ')}),
поверх страницы появляется спокойное напоминание: что это за система, какой пункт перечня действует и куда
перейти — ${words.ru.platformsOr}.

• Действует по расписанию звонков, весь день или по команде преподавателя.
• Преподаватель по PIN разрешает систему до звонка, если она нужна для урока.
• Журнал остаётся на компьютере; в нём день, урок, система и чем закончилось. Ни имён, ни адресов, ни точного времени.
• Отчёт администратора: CSV, XLSX, JSON с проверкой целостности.
• На остальных сайтах расширения нет: ни скриптов, ни доступа.`;

/** Why the extension asks for each permission of its manifest, except the hosts. */
const permissionReasons: Record<string, string> = {
  alarms: 'границы уроков',
  declarativeNetRequestWithHostAccess: 'режим «без доступа»',
  downloads: 'ежемесячная выгрузка в папку загрузок, если её включил администратор',
  offscreen: 'собрать файл этой выгрузки: у фоновой службы Chromium адресов blob: нет',
  scripting:
    'напоминание в страницах, открытых до установки; в Firefox — заметить, что адрес открыт в просмотрщике PDF или JSON',
  storage: 'настройки и журнал на этом компьютере',
  unlimitedStorage: 'журнал за учебный год не стирается сам, когда на диске мало места',
  webNavigation: 'заметить, что адрес из списка не открывается; события отфильтрованы по этим же адресам',
};

function permissionsText({ systems }: Pack, isFirefox: boolean): string {
  const names = Object.keys(permissionReasons).filter((name) => !(isFirefox && name === 'offscreen'));
  return `| разрешение | зачем |
| --- | --- |
| доступ к узлам систем из перечня (${systems.length}) | показать напоминание на их страницах; к другим сайтам доступа нет |
${names.map((name) => `| ${name} | ${permissionReasons[name]} |`).join('\n')}

Удалённого кода нет. Данные никуда не передаются, пока школа не задаст политикой браузера свой приёмник записей.`;
}

const privacyText = ({ words }: Pack): string => `# Заявление о конфиденциальности расширения «Дежурный»

1. Расширение ничего не отправляет разработчикам и третьим лицам. У него нет счётчиков, рекламы и удалённого кода. Если
   школа задала политикой браузера адрес своего приёмника, туда уходят записи журнала (пункт 2), код школы и, если школа
   так решила, подпись кабинета; иначе не уходит ничего.
2. На компьютере хранятся настройки и журнал. Запись журнала — значения из закрытых списков: день, номер урока (или час),
   система из ${words.ru.listOf} и её часть, режим, причина, чем закончилось, набор правил. Если школа это включила — ещё
   одно число в день: на скольких уроках открывали платформу школы.
3. Не хранятся и не считываются: имена, учётные записи, содержание страниц и сообщений, адреса и заголовки страниц, точное
   время, IP-адреса, имя компьютера, какие ещё сайты открывали.
4. Записи хранятся от 1 до 400 дней (обычно 90) и удаляются сами; суммы по дням, без отдельных случаев, могут храниться ещё до
   800 дней. Администратор может стереть всё сразу.
5. Выгрузки делает администратор школы и отвечает за них школа. В выгрузку попадает подпись кабинета.
6. Расширение действует только на сайтах систем из перечня и не имеет доступа к остальным.
`;

function listingText(pack: Pack, store: string, { file, steps }: { file: string; steps: string }): string {
  return `# ${store}

Файл: \`${file}\`. Язык: русский; английские тексты — в \`listing.en.md\`. Категория: образование (инструменты).
Снимки экрана 1280 × 800: \`docs/images/*.ru.png\` и \`*.en.png\` (кроме popup), их делает \`npm run pictures\`.

## Название

Дежурный

## Краткое описание

${short}

## Описание

${longText(pack)}

## Обоснование разрешений

${permissionsText(pack, store === firefoxStore)}

## Порядок

${steps}
Заявление о конфиденциальности — \`stores/privacy.md\`; разместите его на сайте школы и укажите адрес в форме.
`;
}

const chromeSteps = `1. chrome.google.com/webstore/devconsole: учётная запись разработчика (разовый взнос).
2. «Добавить продукт» → ZIP. Видимость — «Доступно по ссылке»; раздел «Конфиденциальность» — по таблице выше, «данные не собираются».
3. После проверки впишите номер (32 буквы) в \`stores.chrome\` файла kit.json и соберите комплект ещё раз.

`;

const edgeSteps = `1. partner.microsoft.com/dashboard/microsoftedge: учётная запись разработчика (бесплатно).
2. «Создать расширение» → ZIP. Видимость — «Скрыто»; раздел «Конфиденциальность» — по таблице выше.
3. После проверки впишите номер (32 буквы) в \`stores.edge\` файла kit.json и соберите комплект ещё раз.

`;

/** @param sources name of the zip in the kit; `undefined` where it could not be made, without git */
function firefoxSteps(id: string, sources: string | undefined): string {
  const asked = sources
    ? `\`${sources}\`. Сборка: \`npm ci\`, затем \`npx wxt build -b firefox --mv3\`.`
    : 'в этом комплекте их нет, потому что он собран не из git и не из архива выпуска. Соберите его оттуда.';
  return `1. Номер дополнения \`${id}\` может принадлежать одной учётной записи Mozilla. Если он занят, задайте свой в \`firefox.id\`.
2. addons.mozilla.org/developers → «Отправить новое дополнение» → «На своём сайте» (unlisted): проверка автоматическая, обычно минуты.
3. Исходники спросят, потому что файлы собраны: ${asked}
4. Подписанный XPI положите рядом с kit.json, укажите в \`firefox.signedXpi\` и соберите комплект ещё раз.

`;
}
