import type { PolicyName } from './fields.ts';
import type { PolicyLanguage } from './words.ts';

/** Title of a policy field, and what an administrator has to know to set it. */
interface FieldWords {
  title: string;
  about: string;
}

/**
 * Texts of each policy field in editors of policies and in docs/policy.md. A new setting requires one entry here; a missing
 * one is a compile error.
 */
export const fieldWords: Record<PolicyName, Record<PolicyLanguage, FieldWords>> = {
  mode: {
    ru: { title: 'Что делать', about: 'Что происходит, когда одну из систем перечня открывают в учебное время.' },
    en: { title: 'What to do', about: 'What happens when one of the listed systems is opened during educational use.' },
  },
  modes: {
    ru: {
      title: 'Режим отдельных систем',
      about:
        'Объект: идентификатор системы и её режим, например {"teams": "audit"}. У остальных систем общий режим из поля mode. Значения — как у mode; идентификаторы — имена файлов в rules/systems.',
    },
    en: {
      title: 'Modes of single systems',
      about:
        'An object with the id of a system and its mode, such as {"teams": "audit"}. Other systems have the general mode of the field mode. Values as in mode; ids are the names of files in rules/systems.',
    },
  },
  allowedAddresses: {
    ru: {
      title: 'Разрешённые адреса',
      about:
        'Список адресов систем перечня, которые школа разрешает: узел и путь, например ["t.me/our_school"]. Разрешено и всё, что ниже пути; такие страницы открываются и не записываются. Адрес с ? или # задать нельзя.',
    },
    en: {
      title: 'Allowed addresses',
      about:
        'List of addresses of listed systems that the school allows: host and path, such as ["t.me/our_school"]. All that lies below the path is allowed; such pages open and are not recorded. An address with ? or # cannot be set.',
    },
  },
  educationalUse: {
    ru: {
      title: 'Когда действует правило',
      about: 'Весь день, по расписанию звонков или когда занятие начал преподаватель.',
    },
    en: {
      title: 'When the rule applies',
      about: 'All day, by the bell timetable, or when a teacher has started a lesson.',
    },
  },
  timetable: {
    ru: {
      title: 'Расписание звонков',
      about:
        'Часовой пояс, звонки, неделя, перемены и календарь: учебный год, каникулы, праздники, особые дни. Значение — JSON из поля timetable того файла, который сохраняет редактор расписания на странице администратора, без полей со значением null.',
    },
    en: {
      title: 'Bell timetable',
      about:
        'Time zone, bells, week, breaks and calendar: school year, vacations, holidays, special days. The value is the JSON of the field timetable in the file that the timetable editor on the administrator’s page saves, without fields that are null.',
    },
  },
  maxLink: {
    ru: {
      title: 'Ссылка на MAX',
      about: 'Куда ведёт кнопка «Перейти в MAX». Только https. Без поля — ссылка из порядка школы.',
    },
    en: {
      title: 'Link to MAX',
      about: 'Address that the button “Open MAX” opens. https only. Without it the link of the school’s regulation.',
    },
  },
  sferumLink: {
    ru: {
      title: 'Ссылка на Сферум',
      about:
        'Куда ведёт кнопка «Открыть Сферум». Только https. Без поля — ссылка из порядка школы. Адрес по умолчанию — вход в Сферум внутри MAX — не подтверждён: откройте его сами, прежде чем раздавать.',
    },
    en: {
      title: 'Link to Sferum',
      about:
        'Address that the button “Open Sferum” opens. https only. The default, the entry to Sferum inside MAX, is unconfirmed: open it yourself before you deploy.',
    },
  },
  countdown: {
    ru: {
      title: 'Секунд до перехода в MAX',
      about:
        'Сколько секунд видно напоминание, прежде чем вкладка перейдёт в MAX. Нужно только режиму redirect. Меньше 20 считается как 20.',
    },
    en: {
      title: 'Seconds before the redirect to MAX',
      about:
        'How long the reminder is shown before the tab opens MAX. Used by the mode redirect only. Less than 20 counts as 20.',
    },
  },
  schoolNote: {
    ru: {
      title: 'Слова школы в напоминании',
      about: 'До 300 знаков: что школа добавляет к напоминанию, например где взять помощь. Имён сюда не пишут.',
    },
    en: {
      title: 'The school’s words in the reminder',
      about:
        'Up to 300 characters that the school adds to the reminder, such as where to find help. No names of people.',
    },
  },
  maxHelp: {
    ru: {
      title: 'Как войти в MAX на этом компьютере',
      about:
        'До 600 знаков, вторая страница напоминания: что работает здесь, например вход по коду, если телефоны убраны.',
    },
    en: {
      title: 'How to get into MAX on this PC',
      about:
        'Up to 600 characters, the second page of the reminder: what works here, such as a code while phones are away.',
    },
  },
  joinLink: {
    ru: {
      title: 'Ссылка-приглашение в MAX',
      about:
        'Ссылка на max.ru, например в чат школы. Кнопка открывает её, напоминание её не показывает. Включите в чате вступление с одобрением: ссылку видит каждый, кто её открыл.',
    },
    en: {
      title: 'Invitation link to MAX',
      about:
        'A link on max.ru, such as to a chat of the school. A button opens it and the reminder does not show it. Let joining need an approval: each person who opens it sees the link.',
    },
  },
  mySchoolLink: {
    ru: {
      title: 'Адрес «Моей школы»',
      about: 'Если школа пользуется «Моей школой»: адрес, который открывает кнопка. Только https.',
    },
    en: {
      title: 'Address of “My School”',
      about: 'Where the school uses the platform “My School”: the address that the button opens. https only.',
    },
  },
  place: {
    ru: {
      title: 'Подпись кабинета',
      about: 'Кабинет или корпус для отчётов. Одна строка; имя или фамилию сюда не пишут.',
    },
    en: { title: 'Room label', about: 'Room or building in reports. One line; do not enter the name of a person.' },
  },
  exemptionsPerDay: {
    ru: {
      title: 'Разрешений в день',
      about: 'Сколько раз в день преподаватель может по PIN разрешить систему на этом компьютере до звонка.',
    },
    en: {
      title: 'Exemptions per day',
      about: 'How many times a day a teacher may allow a system on this PC until the bell, with the PIN.',
    },
  },
  retention: {
    ru: { title: 'Хранить записи, дней', about: 'Более старые дни журнала удаляются целиком.' },
    en: { title: 'Keep entries, days', about: 'Older days of the journal are deleted as a whole.' },
  },
  reportsOpen: {
    ru: {
      title: 'Журнал и выгрузки открыты преподавателям',
      about: 'Остаются ли журнал, отчёты и выгрузки открытыми, когда страницу администратора закрывает пароль.',
    },
    en: {
      title: 'Journal and exports stay open to teachers',
      about: 'Whether journal, reports and exports stay open when a passphrase locks the administrator’s page.',
    },
  },
  monthlyExport: {
    ru: {
      title: 'Сохранять выгрузку каждый месяц',
      about: 'Записывается ли в начале месяца выгрузка за прошлый месяц в папку загрузок браузера.',
    },
    en: {
      title: 'Save an export every month',
      about:
        'Whether an export of the previous month is saved to the browser’s download folder at the start of a month.',
    },
  },
  weeklySheet: {
    ru: {
      title: 'Сохранять листок каждую неделю',
      about:
        'Записывается ли в начале учебной недели листок HTML с итогами прошлой в подпапку Dezhurny папки загрузок браузера. Файл может открыть каждый, кто видит эту папку.',
    },
    en: {
      title: 'Save a sheet every week',
      about:
        'Whether an HTML sheet with the totals of the previous school week is saved to the subfolder Dezhurny of the browser’s download folder when a week begins. Everybody who sees that folder can open it.',
    },
  },
  platformLessons: {
    ru: {
      title: 'Считать уроки с разрешённой платформой',
      about:
        'Записывается ли, на скольких уроках дня (без расписания — в скольких часах) на этом компьютере открывали MAX или Сферум: одно число за день. Пока выключено, расширение эти сайты не видит.',
    },
    en: {
      title: 'Count the lessons with a permitted platform',
      about:
        'Whether it is recorded in how many lessons of a day (hours, where there is no timetable) MAX or Sferum was opened on this PC: one number a day. While it is off, the extension does not see these sites.',
    },
  },
  classCode: {
    ru: {
      title: 'Код для всего класса',
      about:
        'Соль школы и по одному якорю на неделю: объект, который печатает npm run -s class-code. Секрета в нём нет: сам ключ вводят в окне расширения на ПК преподавателя (см. docs/teacher.md).',
    },
    en: {
      title: 'Code for the whole class',
      about:
        'The salt of the school and one anchor for each week: the object that npm run -s class-code prints. It holds no secret: the seed is typed into the popup on a teacher’s PC (see docs/teacher.md).',
    },
  },
  pinHash: {
    ru: {
      title: 'PIN преподавателя (хеш)',
      about:
        'Строка, которую печатает npm run -s hash. Сам PIN в политику не пишут. Строка с ошибкой не открывает ничего, пока её не исправят.',
    },
    en: {
      title: 'Teachers’ PIN (hash)',
      about:
        'The line printed by npm run -s hash. Do not put the PIN itself into a policy. An invalid line unlocks nothing.',
    },
  },
  passphraseHash: {
    ru: {
      title: 'Пароль администратора (хеш)',
      about:
        'Строка, которую печатает npm run -s hash. Сам пароль в политику не пишут. Строка с ошибкой не открывает ничего, пока её не исправят.',
    },
    en: {
      title: 'Administrator’s passphrase (hash)',
      about:
        'The line printed by npm run -s hash. Do not put the passphrase itself into a policy. An invalid line unlocks nothing.',
    },
  },
  regulation: {
    ru: {
      title: 'Порядок школы',
      about:
        'Приказ школы целиком: название, перечень с пунктами, платформы, роли (см. docs/decisions/0009-regulation-is-data.md), или {"id": "…"} встроенного. Неверные поля названы на странице администратора, остальные действуют; без id, дня и хотя бы одной известной системы действует встроенный. Платформ не больше двух, с кодами max и sferum; название, адрес и узлы у каждой могут быть любыми.',
    },
    en: {
      title: 'The school’s regulation',
      about:
        'The school’s order as a whole: name, list with items, platforms, roles (see docs/decisions/0009-regulation-is-data.md), or {"id": "…"} of a built-in one. Wrong fields are named on the administrator’s page and the rest applies; without an id, a day and one known system the built-in one applies. There are at most two platforms, with the ids max and sferum; either may have any name, address and hosts.',
    },
  },
  regionAddress: {
    ru: {
      title: 'Адрес приёмника региона',
      about:
        'Полный адрес, на который компьютер отправляет обезличенные записи журнала по протоколу OTLP/HTTP, например https://region.example/v1/logs. Только https. Без этого поля расширение никуда ничего не отправляет; задать его можно только политикой.',
    },
    en: {
      title: 'Address of the region’s engine',
      about:
        'Full address to which this PC sends anonymous journal entries by OTLP/HTTP, such as https://region.example/v1/logs. https only. Without this field the extension sends nothing; it can be set by policy only.',
    },
  },
  regionToken: {
    ru: {
      title: 'Токен приёмника региона',
      about:
        'Уходит приёмнику в заголовке Authorization: Bearer. Расширение его не хранит и нигде не показывает. Пустое поле — без заголовка.',
    },
    en: {
      title: 'Token of the region’s engine',
      about:
        'Sent to the engine in the header Authorization: Bearer. The extension does not store or show it. An empty field sends no header.',
    },
  },
  regionSite: {
    ru: {
      title: 'Код школы для региона',
      about:
        'По нему приёмник отличает школы: от 2 до 32 строчных латинских букв, цифр и дефисов. Нужен, если задан адрес.',
    },
    en: {
      title: 'Code of the school for the region',
      about:
        'The engine distinguishes schools by it: 2 to 32 lower-case Latin letters, digits and hyphens. Required if an address is set.',
    },
  },
  regionPlace: {
    ru: {
      title: 'Отправлять региону подпись кабинета',
      about:
        'Уходит ли вместе с записями подпись кабинета. Если нет, школу регион знает, а кабинет нет. С суммами за день она не уходит никогда.',
    },
    en: {
      title: 'Send the room label to the region',
      about:
        'Whether the room label is sent with the entries. If not, the region knows the school but not the room. It is never sent with sums of a day.',
    },
  },
  regionDetail: {
    ru: {
      title: 'Что отправлять региону: суммы или записи',
      about:
        'sums (так и без этого поля) — одна строка за день: сколько было случаев по системам, тому, что открывали и чем закончилось, и по парам уроков; отдельных записей и подписи кабинета в ней нет. entries — каждая запись журнала отдельно: для приёмника самой школы.',
    },
    en: {
      title: 'What to send to the region: sums or entries',
      about:
        'sums (also without this field) sends one record a day: the number of incidents by system, by what was opened and how it ended, and by pairs of lessons, without single entries or the room label. entries sends each entry of the journal: for a school’s own engine.',
    },
  },
  regionTotals: {
    ru: {
      title: 'Адрес итогов региона',
      about:
        'Адрес, под которым лежат /report_lines и /report_months, например https://region.example/report. Только https. Страница отчётов читает по нему итоги всех школ, когда нажата кнопка. Задавайте его только на компьютере администратора.',
    },
    en: {
      title: 'Address of the region’s totals',
      about:
        'Base address of /report_lines and /report_months, such as https://region.example/report. https only. The report page reads the totals of all schools from it when the button is pressed. Set it on the administrator’s PC only.',
    },
  },
  regionTotalsToken: {
    ru: {
      title: 'Токен итогов региона',
      about:
        'Уходит серверу итогов в заголовке Authorization: Bearer; это не токен отправки. Расширение его не хранит и нигде не показывает.',
    },
    en: {
      title: 'Token of the region’s totals',
      about:
        'Sent to the server of the totals in the header Authorization: Bearer; it is not the token for sending. The extension does not store or show it.',
    },
  },
  developerTools: {
    ru: {
      title: 'Инструменты разработчика (для раздела «Состояние»)',
      about:
        'Что о них задано политиками браузера: расширение их не видит. Само поле ничего не закрывает; его пишет комплект.',
    },
    en: {
      title: 'Developer tools (for “Status”)',
      about:
        'What the browser’s policies say about them: the extension cannot read those. The field closes nothing; the kit sets it.',
    },
  },
};
