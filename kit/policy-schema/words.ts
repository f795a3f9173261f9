import type { EducationalUse, Mode } from '../../core/settings/settings.ts';
import type { PolicyName } from './fields.ts';

export type PolicyLanguage = 'ru' | 'en';

/** What a field is called, and what a person who sets it has to know. */
interface FieldWords {
  title: string;
  about: string;
}

/** All that editors of policies and the reference say; a field or a value without words does not compile. */
export interface PolicyWords {
  product: string;
  about: string;
  supported: string;
  fields: Record<PolicyName, FieldWords>;
  values: Record<Mode | EducationalUse, string>;
}

const russian: PolicyWords = {
  product: 'Дежурный',
  about:
    'Настройки расширения «Дежурный». Заданное политикой важнее заданного на компьютере и на странице администратора не меняется; незаданное остаётся за компьютером.',
  supported: 'Chrome, Edge, Яндекс Браузер и Chromium 109 и новее; Firefox 128 и новее',
  fields: {
    mode: {
      title: 'Что делать',
      about: 'Что происходит, когда одну из девяти систем открывают в учебное время.',
    },
    educationalUse: {
      title: 'Когда действует правило',
      about: 'Весь день, по расписанию звонков или когда занятие начал преподаватель.',
    },
    timetable: {
      title: 'Расписание звонков',
      about:
        'Часовой пояс, звонки, неделя, перемены и календарь: учебный год, каникулы, праздники, особые дни. Значение — JSON из поля timetable того файла, который сохраняет редактор расписания на странице администратора, без полей со значением null.',
    },
    maxLink: { title: 'Ссылка на MAX', about: 'Куда ведёт кнопка «Перейти в MAX». Только https.' },
    sferumLink: { title: 'Ссылка на Сферум', about: 'Куда ведёт кнопка «Открыть Сферум». Только https.' },
    countdown: {
      title: 'Секунд до перехода в MAX',
      about: 'Сколько секунд видно напоминание, прежде чем вкладка перейдёт в MAX. Нужно только режиму redirect.',
    },
    place: {
      title: 'Подпись кабинета',
      about: 'Кабинет или корпус для отчётов. Одна строка; имя или фамилию сюда не пишут.',
    },
    exemptionsPerDay: {
      title: 'Разрешений в день',
      about: 'Сколько раз в день преподаватель может по PIN разрешить систему на этом компьютере до звонка.',
    },
    retention: { title: 'Хранить записи, дней', about: 'Более старые дни журнала удаляются целиком.' },
    reportsOpen: {
      title: 'Журнал и выгрузки открыты преподавателям',
      about: 'Остаются ли журнал, отчёты и выгрузки открытыми, когда страницу администратора закрывает пароль.',
    },
    monthlyExport: {
      title: 'Сохранять выгрузку каждый месяц',
      about: 'Записывается ли в начале месяца выгрузка за прошлый месяц в папку загрузок браузера.',
    },
    pinHash: {
      title: 'PIN преподавателя (хеш)',
      about:
        'Строка, которую печатает npm run -s hash. Сам PIN в политику не пишут. Строка с ошибкой не открывает ничего, пока её не исправят.',
    },
    passphraseHash: {
      title: 'Пароль администратора (хеш)',
      about:
        'Строка, которую печатает npm run -s hash. Сам пароль в политику не пишут. Строка с ошибкой не открывает ничего, пока её не исправят.',
    },
    regionAddress: {
      title: 'Адрес приёмника региона',
      about:
        'Полный адрес, на который компьютер отправляет обезличенные записи журнала по протоколу OTLP/HTTP, например https://region.example/v1/logs. Только https. Без этого поля расширение никуда ничего не отправляет; задать его можно только политикой.',
    },
    regionToken: {
      title: 'Токен приёмника региона',
      about:
        'Уходит приёмнику в заголовке Authorization: Bearer. Расширение его не хранит и нигде не показывает. Пустое поле — без заголовка.',
    },
    regionSite: {
      title: 'Код школы для региона',
      about:
        'По нему приёмник отличает школы: от 2 до 32 строчных латинских букв, цифр и дефисов. Нужен, если задан адрес.',
    },
    regionPlace: {
      title: 'Отправлять региону подпись кабинета',
      about: 'Уходит ли вместе с записями подпись кабинета. Если нет, школу регион знает, а кабинет нет.',
    },
    regionTotals: {
      title: 'Адрес итогов региона',
      about:
        'Адрес, под которым лежат /report_lines и /report_months, например https://region.example/report. Только https. Страница отчётов читает по нему итоги всех школ, когда нажата кнопка. Задавайте его только на компьютере администратора.',
    },
    regionTotalsToken: {
      title: 'Токен итогов региона',
      about:
        'Уходит серверу итогов в заголовке Authorization: Bearer; это не токен отправки. Расширение его не хранит и нигде не показывает.',
    },
  },
  values: {
    audit: 'только запись в журнал',
    warn: 'напоминание, можно остаться',
    redirect: 'напоминание и переход в MAX',
    block: 'без доступа',
    always: 'весь день',
    timetable: 'по расписанию звонков',
    'by-hand': 'когда занятие начал преподаватель',
  },
};

const english: PolicyWords = {
  product: 'Dezhurny',
  about:
    'Settings of the extension Dezhurny. What a policy sets goes before what is set on the PC and cannot be changed on the administrator’s page; what it does not set is left to the PC.',
  supported: 'Chrome, Edge, Yandex Browser and Chromium 109 and later; Firefox 128 and later',
  fields: {
    mode: { title: 'What to do', about: 'What happens when one of the nine systems is opened in a lesson.' },
    educationalUse: {
      title: 'When the rule holds',
      about: 'All day, by the bell timetable, or when a teacher has begun a lesson.',
    },
    timetable: {
      title: 'Bell timetable',
      about:
        'Time zone, bells, week, breaks and calendar: teaching year, vacations, holidays, days of their own. The value is the JSON in the field timetable of the file that the editor on the administrator’s page saves, without fields that are null.',
    },
    maxLink: { title: 'Link to MAX', about: 'Where the button to MAX leads. https only.' },
    sferumLink: { title: 'Link to Sferum', about: 'Where the button to Sferum leads. https only.' },
    countdown: {
      title: 'Seconds before going to MAX',
      about: 'How long the reminder is seen before the tab goes to MAX. For the mode redirect only.',
    },
    place: { title: 'Room label', about: 'Room or building for the reports. One line; never the name of a person.' },
    exemptionsPerDay: {
      title: 'Exemptions a day',
      about: 'How many times a day a teacher may allow a system on this PC till the bell, with the PIN.',
    },
    retention: { title: 'Days that entries are kept', about: 'Older days of the journal are deleted whole.' },
    reportsOpen: {
      title: 'Journal and exports stay open to teachers',
      about: 'Whether journal, reports and exports stay open where a passphrase locks the administrator’s page.',
    },
    monthlyExport: {
      title: 'Save an export each month',
      about: 'Whether at the beginning of a month the month before is written into the browser’s folder of downloads.',
    },
    pinHash: {
      title: 'Teachers’ PIN (hash)',
      about:
        'The line that npm run -s hash prints. The PIN itself does not belong into a policy. A line with a mistake opens nothing until it is mended.',
    },
    passphraseHash: {
      title: 'Administrator’s passphrase (hash)',
      about:
        'The line that npm run -s hash prints. The passphrase itself does not belong into a policy. A line with a mistake opens nothing until it is mended.',
    },
    regionAddress: {
      title: 'Address of the region’s engine',
      about:
        'The whole address this PC sends anonymous entries of its journal to, by OTLP over HTTP, such as https://region.example/v1/logs. Only https. Without this field the extension sends nothing anywhere; only a policy can set it.',
    },
    regionToken: {
      title: 'Token of the region’s engine',
      about:
        'Goes to the engine in the header Authorization: Bearer. The extension neither keeps nor shows it. An empty field means no header.',
    },
    regionSite: {
      title: 'Code of the school for the region',
      about:
        'The engine tells schools apart by it: 2 to 32 small Latin letters, digits and hyphens. Needed where an address is set.',
    },
    regionPlace: {
      title: 'Send the label of the room to the region',
      about:
        'Whether the label of the room goes with the entries. If not, the region knows the school but not the room.',
    },
    regionTotals: {
      title: 'Address of the region’s totals',
      about:
        'The address that /report_lines and /report_months are under, such as https://region.example/report. Only https. The report page reads the totals of all schools there when its button is pressed. Set it on the administrator’s PC alone.',
    },
    regionTotalsToken: {
      title: 'Token of the region’s totals',
      about:
        'Goes to the server of totals in the header Authorization: Bearer; it is not the token for sending. The extension neither keeps nor shows it.',
    },
  },
  values: {
    audit: 'record only',
    warn: 'remind, staying is possible',
    redirect: 'remind and go to MAX',
    block: 'no access',
    always: 'all day',
    timetable: 'by the bell timetable',
    'by-hand': 'when a teacher has begun a lesson',
  },
};

export const policyWords: Record<PolicyLanguage, PolicyWords> = { ru: russian, en: english };
