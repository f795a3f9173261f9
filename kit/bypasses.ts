import * as z from 'zod/mini';
import { developerToolsWishes } from '../core/policy/developer-tools-policy.ts';
import type { Mode } from '../core/settings/settings.ts';

/**
 * Known bypasses of the warning that browser policies can close: the field `close` of kit.json. The description of each
 * switch is its reason, shown in the published schema and on the index page of the kit.
 */
export const bypassesSchema = z.strictObject({
  privateWindows: bypass(
    z._default(z.enum(['off', 'with-extension', 'open']), 'off'),
    'Приватные окна: off — выключены; with-extension — открываются только вместе с расширением (умеют Firefox и Edge, в остальных браузерах тогда выключены); open — как были. В приватном окне расширение само не включается.',
  ),
  guestWindows: bypass(
    z._default(z.boolean(), true),
    'Гостевой режим выключен: у гостя нет ни расширений, ни журнала.',
  ),
  newProfiles: bypass(
    z._default(z.boolean(), true),
    'Новые профили браузера не заводятся: расширение в них будет, но журнал у каждого профиля свой, и отчёт по кабинету распадётся.',
  ),
  developerTools: bypass(
    z._default(z.enum(developerToolsWishes), 'hosts'),
    'Инструменты разработчика: hosts — закрыты на страницах мессенджеров (с Chromium 147 и Edge 148; старше — открыты), в окнах без адреса (about:, blob:, data:) и на страницах самого расширения, в Firefox — везде вместе с about:debugging; everywhere — закрыты везде; extension — закрыты на страницах расширения, на сайтах открыты, для уроков веб-разработки (в Firefox открыты и они); open — как были. Открытыми на странице мессенджера можно убрать напоминание, скрыть случай или вписать до 60 выдуманных за урок, а в Firefox — изменить настройки и журнал.',
  ),
  remoteDebugging: bypass(
    z._default(z.boolean(), true),
    'Отладка браузера снаружи (порт отладки) выключена: через неё страницу меняют в обход инструментов разработчика. Только Chromium.',
  ),
  aboutPages: bypass(
    z._default(z.boolean(), true),
    'Firefox: страница about:config и пункт меню «Безопасный режим» закрыты: в нём Firefox работает без расширений. Ключ -safe-mode политика останавливает только в Windows и только из реестра.',
  ),
  otherExtensions: bypass(
    z._default(z.boolean(), false),
    'Другие расширения запрещены и уже установленные отключаются. Включайте, если других нет: VPN-расширение обходит сетевые запреты, но напоминанию не мешает.',
  ),
  appLinks: bypass(
    z._default(z.boolean(), true),
    'Ссылки, открывающие программы мессенджеров (tg:, viber:, discord:, msteams:, whatsapp:, threema:, weixin:, lync15:), не срабатывают: программы вне браузера расширение не видит.',
  ),
  notifications: bypass(
    z.optional(z.boolean()),
    'Уведомления с сайтов мессенджеров закрыты: они приходят и тогда, когда вкладка закрыта. Политика не знает расписания и действует весь день. Без поля — закрыты, если settings.mode — block.',
  ),
  passwordManager: bypass(
    z._default(z.boolean(), false),
    'Менеджер паролей браузера выключен: новые пароли он не сохраняет, а Firefox не подставляет и не показывает и сохранённые — у всех, кто работает за компьютером. Поля PIN и пароля самого расширения защищены и без этого.',
  ),
  edgeSidebar: bypass(
    z._default(z.boolean(), true),
    'Боковая панель Edge выключена: страницы в ней открываются без расширений.',
  ),
});

/** Which bypasses are closed, as kit.json says. */
type AskedBypasses = z.infer<typeof bypassesSchema>;

/** Which bypasses are closed. */
export type Bypasses = AskedBypasses & { notifications: boolean };

/** Resolve what depends on the mode. @param mode `undefined` if each PC sets it */
export function closedBypasses(asked: AskedBypasses, mode: Mode | undefined): Bypasses {
  return { ...asked, notifications: asked.notifications ?? mode === 'block' };
}

/** URL schemes that open a messenger's desktop program. */
export const appSchemes = ['tg', 'viber', 'discord', 'msteams', 'whatsapp', 'threema', 'weixin', 'lync15'] as const;

/** Reason of each switch by name. */
export const reasons = Object.fromEntries(
  Object.entries(bypassesSchema.shape).map(([name, schema]) => [name, z.globalRegistry.get(schema)?.description ?? '']),
) as Record<keyof Bypasses, string>;

function bypass<T extends z.ZodMiniType>(schema: T, reason: string): T {
  return schema.check(z.describe(reason));
}
