import * as z from 'zod/mini';

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
    z._default(z.enum(['extension', 'everywhere', 'open']), 'extension'),
    'Инструменты разработчика: extension — закрыты на страницах самого расширения и выключен режим разработчика расширений (на страницах сайтов остаются, для информатики); everywhere — закрыты везде; open — как были. Firefox умеет только everywhere.',
  ),
  remoteDebugging: bypass(
    z._default(z.boolean(), true),
    'Отладка браузера снаружи (порт отладки) выключена: через неё страницу меняют в обход инструментов разработчика. Только Chromium.',
  ),
  aboutPages: bypass(
    z._default(z.boolean(), true),
    'Firefox: страница about:config и безопасный режим закрыты: в безопасном режиме Firefox работает без расширений.',
  ),
  otherExtensions: bypass(
    z._default(z.boolean(), false),
    'Другие расширения запрещены и уже установленные отключаются. Включайте, если других нет: VPN-расширение обходит сетевые запреты, но напоминанию не мешает.',
  ),
  appLinks: bypass(
    z._default(z.boolean(), true),
    'Ссылки, открывающие программы мессенджеров (tg:, viber:, discord:, msteams:, whatsapp:, threema:, weixin:, lync15:), не срабатывают: программы вне браузера расширение не видит.',
  ),
  edgeSidebar: bypass(
    z._default(z.boolean(), true),
    'Боковая панель Edge выключена: страницы в ней открываются без расширений.',
  ),
});

/** Which bypasses are closed. */
export type Bypasses = z.infer<typeof bypassesSchema>;

/** URL schemes that open a messenger's desktop program. */
export const appSchemes = ['tg', 'viber', 'discord', 'msteams', 'whatsapp', 'threema', 'weixin', 'lync15'] as const;

/** Reason of each switch by name. */
export const reasons = Object.fromEntries(
  Object.entries(bypassesSchema.shape).map(([name, schema]) => [name, z.globalRegistry.get(schema)?.description ?? '']),
) as Record<keyof Bypasses, string>;

function bypass<T extends z.ZodMiniType>(schema: T, reason: string): T {
  return schema.check(z.describe(reason));
}
