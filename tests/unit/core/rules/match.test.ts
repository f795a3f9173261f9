import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHost, hostBehindTranslate, hostNames, translateHostOf } from '../../../../core/rules/host-names.ts';
import { indexRules, isOwnHost, matchOwnHost, matchUrl, parseAddress } from '../../../../core/rules/match.ts';
import { parsePath } from '../../../../core/rules/rule-path.ts';
import { pack } from '../../../../rules/index.ts';
import { examples, lines, withScheme } from '../../../fixtures/addresses.ts';

const index = indexRules(pack.systems);

/** Return `system surface` of an address, `-` if no rule matches it, `!` if it is not a valid address. */
function verdict(address: string): string {
  const url = parseAddress(address);
  if (!url) return '!';
  const match = matchUrl(url, index);
  return match ? `${match.system} ${match.surface}` : '-';
}

describe.each(Object.entries(examples))('%s', (system, { none, ...surfaces }) => {
  const named = Object.entries(surfaces).flatMap(([surface, text]) => lines(text).map((line) => ({ line, surface })));

  it.each(named)('$line has the surface $surface', ({ line, surface }) => {
    expect(verdict(line)).toBe(`${system} ${surface}`);
  });

  it.each(lines(none))('%s is not matched', (line) => {
    expect(verdict(line)).toBe('-');
  });

  it('has examples of every surface in its file', () => {
    const inFile = pack.systems.find(({ id }) => id === system)?.rules.map(({ surface }) => surface);
    expect(new Set([...Object.keys(surfaces), 'none'])).toEqual(new Set([...(inFile ?? []), 'none']));
  });
});

it('covers all nine systems', () => {
  expect(Object.keys(examples)).toEqual(pack.systems.map(({ id }) => id));
});

describe('other sites used at school', () => {
  it.each(
    lines(`
      web.max.ru
      web.max.ru/join/abc
      max.ru
      max.ru/sferum_bot?startapp
      sferum.ru/?p=start
      prof-sferum.ru
      web.vk.me
      vk.com/im
      myschool.edu.ru
      esia.gosuslugi.ru
      chat.beeper.com
      ya.ru
      example.com
      localhost:3000
      translate.goog
      web.archive.org/web/2020/https://web.telegram.org/`),
  )('%s', (line) => {
    expect(verdict(line)).toBe('-');
  });
});

describe('spellings of an address', () => {
  it.each([
    ['a dot at the end of the host', 'https://web.telegram.org./k/', 'telegram client'],
    ['www. and the dot together', 'https://www.t.me./durov', 'telegram invite'],
    ['www. before a deeper host', 'https://www.web.telegram.org/k/', 'telegram client'],
    ['www. before another deeper host', 'http://WWW.web.whatsapp.com./', 'whatsapp client'],
    ['www. before a subdomain', 'https://www.durov.t.me/', 'telegram invite'],
    ['www. twice', 'https://www.www.web.telegram.org/', '-'],
    ['www alone before the suffix', 'https://wwwweb.telegram.org/', '-'],
    ['two dots at the end', 'https://web.telegram.org../k/', '-'],
    ['upper case', 'HTTPS://WEB.TELEGRAM.ORG/K/', 'telegram client'],
    ['an upper-case path', 'https://discord.com/APP', 'discord client'],
    ['plain http', 'http://web.whatsapp.com/', 'whatsapp client'],
    ['a port', 'https://web.telegram.org:8443/k/', 'telegram client'],
    ['a user part', 'https://anna:secret@web.telegram.org/', 'telegram client'],
    ['a messenger as the user part', 'https://web.telegram.org@example.com/', '-'],
    ['a messenger as user and password', 'https://t.me:443@example.com/', '-'],
    ['spaces around', '  https://t.me/durov \n', 'telegram invite'],
    ['tabs inside', 'https://t.\tme/durov', 'telegram invite'],
    ['backslashes', 'https:\\\\discord.com\\app', 'discord client'],
    ['no slashes after the scheme', 'https:discord.com/app', 'discord client'],
    ['a percent-encoded host', 'https://web%2etelegram%2Eorg/', 'telegram client'],
    ['full-width letters in the host', 'https://ｗｅｂ.telegram.org/', 'telegram client'],
    ['an ideographic full stop', 'https://web。telegram。org/', 'telegram client'],
    ['a Cyrillic letter in the host', 'https://web.tеlegram.org/', '-'],
    ['the same in punycode', `https://${new URL('https://web.tеlegram.org/').hostname}/`, '-'],
    ['a Russian host', 'https://телеграм.рф/', '-'],
    ['an exact segment', 'https://discord.com/app', 'discord client'],
    ['a longer segment', 'https://discord.com/appendix', '-'],
    ['a slash at the end', 'https://discord.com/app/', 'discord client'],
    ['a query', 'https://discord.com/app?x', 'discord client'],
    ['a fragment', 'https://discord.com/app#y', 'discord client'],
    ['a path parameter', 'https://discord.com/app;v=1', '-'],
    ['a percent-encoded letter', 'https://discord.com/%61pp', 'discord client'],
    ['a percent-encoded twice', 'https://discord.com/%2561pp', '-'],
    ['a percent-encoded slash', 'https://discord.com/app%2Fx', '-'],
    ['a broken percent sign', 'https://discord.com/%/app', '-'],
    ['a broken percent sign further on', 'https://discord.com/app/%zz', 'discord client'],
    ['two slashes', 'https://discord.com//app', 'discord client'],
    ['many slashes', 'https://discord.com////channels////@me//', 'discord client'],
    ['slashes only', 'https://discord.com///', 'discord site'],
    ['dots to resolve', 'https://discord.com/blog/../app', 'discord client'],
    ['dots that lead out', 'https://discord.com/app/../blog', '-'],
    ['encoded dots', 'https://discord.com/app/%2e%2e/blog', '-'],
    ['a language of the front page', 'https://www.viber.com/RU/', 'viber site'],
    ['no language', 'https://www.viber.com/rus/', '-'],
  ])('%s: %s', (_what, address, expected) => {
    expect(verdict(address)).toBe(expected);
  });

  it.each([
    'ftp://web.telegram.org/',
    'ws://web.telegram.org/',
    'wss://web.telegram.org/',
    'blob:https://web.telegram.org/0b0f6c7e-0000-4000-8000-000000000000',
    'filesystem:https://web.telegram.org/temporary/x',
    'view-source:https://web.telegram.org/',
    'data:text/html,https://web.telegram.org/',
    'mailto:anna@web.telegram.org',
    'javascript:location="https://web.telegram.org/"',
    'about:blank#https://t.me/',
    'chrome://newtab/',
    'chrome-extension://abcdefghijklmnopabcdefghijklmnop/https://t.me/',
    'file:///web.telegram.org/k/',
    'file://web.telegram.org/k/',
    'tg://resolve?domain=durov',
    'discord://discord.com/app',
    'whatsapp://send?phone=7',
    'https://149.154.167.99/',
    'https://[2001:67c:4e8:f004::9]/k/',
    'https://127.0.0.1:8080/web.telegram.org/',
    'https://localhost/t.me',
    'https://com/',
    'https://me/',
    'https://org./',
  ])('%s is not matched', (address) => {
    expect(verdict(address)).toBe('-');
  });

  it.each([
    '',
    ' ',
    'web.telegram.org',
    't.me/durov',
    '//t.me/durov',
    'https://',
    'https:///',
    'https://?x',
    'https://a b/',
    'https://t.me:99999/',
    'http://[::1',
    'привет',
  ])('«%s» is not a valid address', (text) => {
    expect(verdict(text)).toBe('!');
  });
});

describe('translate.goog hosts', () => {
  it.each([
    ['web-telegram-org.translate.goog/k/?_x_tr_sl=en&_x_tr_tl=ru', 'telegram third-party'],
    ['WEB-TELEGRAM-ORG.TRANSLATE.GOOG./', 'telegram third-party'],
    ['t-me.translate.goog/durov', 'telegram third-party'],
    ['durov-t-me.translate.goog', 'telegram third-party'],
    ['web--beta-threema-ch.translate.goog', 'threema third-party'],
    ['evgeny--nadymov-github-io.translate.goog/telegram-react/', 'telegram third-party'],
    ['discord-com.translate.goog/app', 'discord third-party'],
    ['discord-com.translate.goog/blog', '-'],
    ['www-snapchat-com.translate.goog/web', 'snapchat third-party'],
    ['www-t-me.translate.goog/durov', 'telegram third-party'],
    ['www-web-telegram-org.translate.goog', 'telegram third-party'],
    ['www-www-web-telegram-org.translate.goog', '-'],
    ['meet-school-example.translate.goog/lwa/WebPages/LwaClient.aspx', 'skype-business client'],
    ['web--telegram-org.translate.goog', '-'],
    ['start-me.translate.goog', '-'],
    ['ya-ru.translate.goog/?u=https://t.me/', '-'],
    ['web-telegram-org.translate.goog.example.com', '-'],
    ['web-telegram-org.example.com', '-'],
    ['translate.goog/web-telegram-org', '-'],
  ])('%s', (address, expected) => {
    expect(verdict(withScheme(address))).toBe(expected);
  });

  it('converts a host to its translate.goog host and back', () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9]|-[a-z0-9]){0,8}$/);
    fc.assert(
      fc.property(fc.array(label, { minLength: 2, maxLength: 4 }), (labels) => {
        const host = labels.join('.');
        expect(hostBehindTranslate(translateHostOf(host))).toBe(host);
      }),
    );
  });
});

describe('reach', () => {
  it.each([
    ['https://web.telegram.org/', 'host'],
    ['https://www.snapchat.com/web', 'host'],
    ['https://durov.t.me/', 'host'],
    ['https://web-telegram-org.translate.goog/', 'anywhere'],
    ['https://www-snapchat-com.translate.goog/web', 'anywhere'],
    ['https://durov-t-me.translate.goog/', 'anywhere'],
    ['https://eu1.online.lync.com/lwa/WebPages/LwaClient.aspx', 'host'],
    ['https://meet.school.example/lwa/WebPages/LwaClient.aspx', 'anywhere'],
  ])('%s: %s', (address, reach) => {
    expect(matchUrl(new URL(address), index)?.reach).toBe(reach);
  });

  it('contains no part of the address', () => {
    expect(matchUrl(new URL('https://anna:secret@t.me:8443/secret?secret#secret'), index)).toEqual({
      system: 'telegram',
      item: '5',
      surface: 'invite',
      reach: 'host',
    });
  });
});

describe('a host that belongs to a system', () => {
  it.each([
    ['https://discord.com/blog', true],
    ['https://www.discord.com./blog', true],
    ['https://durov.t.me/', true],
    ['https://a.b.t.me/', true],
    ['https://zhukov.github.io/other', false],
    ['https://www.web.telegram.org/', true],
    ['https://support.discord.com/', false],
    ['https://start.me/', false],
    ['https://web-telegram-org.translate.goog/', false],
    ['https://meet.school.example/lwa/WebPages/LwaClient.aspx', false],
  ])('%s: %s', (address, listed) => {
    expect(isOwnHost(new URL(address), index)).toBe(listed);
  });

  it('also has the name with www.', () => {
    expect(hostNames('web.telegram.org')).toEqual(['web.telegram.org', 'www.web.telegram.org']);
  });

  it('is matched without the rules of other hosts for the script on its pages', () => {
    expect(matchOwnHost(new URL('https://www.web.telegram.org./k/'), index)?.system).toBe('telegram');
    expect(matchOwnHost(new URL('https://web-telegram-org.translate.goog/k/'), index)).toBeNull();
    expect(matchOwnHost(new URL('discord://discord.com/app'), index)).toBeNull();
    expect(matchOwnHost(new URL('about:blank'), index)).toBeNull();
  });

  it('is not searched for among a million labels', () => {
    expect(isOwnHost(new URL(`https://${'a.'.repeat(1_000_000)}t.me/`), index)).toBe(false);
  });
});

describe('precedence of rules', () => {
  const rule = { source: 'made up for this test' };
  const small = indexRules([
    {
      id: 'sample',
      item: '1',
      rules: [
        { ...rule, surface: 'client', hosts: ['sample.example'] },
        { ...rule, surface: 'site', hosts: ['sample.example'], paths: ['/$', '/{lang}$'] },
        { ...rule, surface: 'invite', hosts: ['sample.example'], paths: ['/j', '/room/*/join'] },
        { ...rule, surface: 'download', hosts: ['sample.example'], paths: ['/j/app', '/get$'] },
        { ...rule, surface: 'third-party', hosts: ['*.sample.example'] },
        { ...rule, surface: 'invite', hosts: ['go.sample.example'], paths: ['/x'] },
        { ...rule, surface: 'none', hosts: ['sample.example'], paths: ['/j/app/help', '/read', '/room/*/join/rules$'] },
        { ...rule, surface: 'none', hosts: ['news.sample.example'] },
        { ...rule, surface: 'none', hosts: ['go.sample.example'], paths: ['/x', '/y/z'] },
      ],
    },
  ]);

  it.each([
    ['sample.example', 'site'],
    ['sample.example/ru', 'site'],
    ['sample.example/ru/x', 'client'],
    ['sample.example/other', 'client'],
    ['sample.example/j', 'invite'],
    ['sample.example/j/abc', 'invite'],
    ['sample.example/j/app', 'download'],
    ['sample.example/get', 'download'],
    ['sample.example/get/more', 'client'],
    ['sample.example/room/1/join', 'invite'],
    ['sample.example/room/1/2/join', 'client'],
    ['a.b.sample.example', 'third-party'],
    ['go.sample.example/y', 'third-party'],
  ])('%s is %s', (address, surface) => {
    expect(matchUrl(new URL(withScheme(address)), small)?.surface).toBe(surface);
  });

  it.each([
    'sample.example/read',
    'sample.example/READ/1?x#y',
    'www.sample.example/read',
    'sample.example/j/app/help',
    'sample.example/room/1/join/rules',
    'news.sample.example/any',
    'go.sample.example/x',
    'go.sample.example/y/z',
    'sample-example.translate.goog/read',
  ])('%s is left alone', (address) => {
    expect(matchUrl(new URL(withScheme(address)), small)).toBeNull();
  });

  it.each([
    ['sample.example/reader', 'client'],
    ['sample.example/j/app/helper', 'download'],
    ['sample.example/room/1/join/rules/2', 'invite'],
    ['a.news.sample.example/any', 'third-party'],
  ])('%s is beside the parts left alone', (address, surface) => {
    expect(matchUrl(new URL(withScheme(address)), small)?.surface).toBe(surface);
  });

  it('leaves a part alone whichever of the rules comes first', () => {
    const leaveAlone = { ...rule, surface: 'none' as const, hosts: ['chat.example'], paths: ['/x'] };
    const invite = { ...leaveAlone, surface: 'invite' as const };
    for (const rules of [
      [leaveAlone, invite],
      [invite, leaveAlone],
    ]) {
      expect(matchUrl(new URL('https://chat.example/x'), indexRules([{ id: 'chat', item: '1', rules }]))).toBeNull();
    }
  });

  it('splits a path into lower-case segments', () => {
    expect(parsePath('/')).toEqual({ segments: [], exact: false });
    expect(parsePath('/$')).toEqual({ segments: [], exact: true });
    expect(parsePath('/A/{lang}/B$')).toEqual({ segments: ['a', '{lang}', 'b'], exact: true });
  });
});

describe('variations of an address', () => {
  const known = Object.entries(examples).flatMap(([system, { none, ...surfaces }]) =>
    Object.entries(surfaces).flatMap(([surface, text]) =>
      lines(text).map((line) => ({ line, expected: `${system} ${surface}` })),
    ),
  );
  const strangers = Object.values(examples).flatMap(({ none }) => lines(none));
  const anyKnown = fc.constantFrom(...known);
  const label = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,10}[a-z0-9]$/).filter((text) => !text.startsWith('xn--'));

  it('a query, fragment, port or user changes nothing', () => {
    const surroundings = fc.record({
      search: fc.string(),
      hash: fc.string({ unit: 'grapheme' }),
      port: fc.integer({ min: 0, max: 65535 }).map(String),
      username: fc.string(),
      password: fc.string(),
      protocol: fc.constantFrom('http:', 'https:'),
    });
    const anyAddress = fc.oneof(anyKnown, fc.constantFrom(...strangers.map((line) => ({ line, expected: '-' }))));
    fc.assert(
      fc.property(anyAddress, surroundings, ({ line, expected }, around) => {
        expect(verdict(Object.assign(new URL(line), around).href)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('letter case and a dot after the host change nothing', () => {
    fc.assert(
      fc.property(anyKnown, fc.boolean(), fc.boolean(), ({ line, expected }, upper, dot) => {
        const url = new URL(line);
        if (dot && /[a-z]$/.test(url.hostname)) url.hostname += '.';
        expect(verdict(upper ? url.href.toUpperCase() : url.href)).toBe(expected);
      }),
    );
  });

  const hosts = pack.systems.flatMap(({ rules }) => rules.flatMap((rule) => rule.hosts));
  const exact = hosts.filter((host) => !host.startsWith('*'));
  const below = hosts.filter((host) => host.startsWith('*.')).map((host) => host.slice(1));
  const isListed = (host: string): boolean => exact.includes(host) || below.some((end) => host.endsWith(end));

  it('does not match a host with a label prepended', () => {
    fc.assert(
      fc.property(fc.constantFrom(...exact), label, fc.constantFrom('.', '-', ''), (host, before, glue) => {
        const other = before + glue + host;
        fc.pre(before + glue !== 'www.' && !isListed(other));
        expect(verdict(`https://${other}/`)).toBe('-');
      }),
      { numRuns: 1000 },
    );
  });

  it('does not match a host with a label appended', () => {
    fc.assert(
      fc.property(fc.constantFrom(...exact), label, fc.constantFrom('.', '-', ''), (host, after, glue) => {
        const other = host + glue + after;
        fc.pre(!isListed(other) && URL.canParse(`https://${other}/`));
        expect(verdict(`https://${other}/`)).toBe('-');
      }),
      { numRuns: 1000 },
    );
  });

  it('does not match a messenger in the path, query or fragment of another host', () => {
    const innocent = fc.constantFrom('example.com', 'ya.ru', 'school.example', 'web.max.ru', 'sferum.ru', '192.0.2.1');
    const place = fc.constantFrom('/', '/?u=', '/#', '/go/', '/search?q=x&to=', '/#/redirect/');
    const written = fc.constantFrom(
      (line: string) => line,
      encodeURIComponent,
      (line: string) => line.replace('https://', ''),
    );
    fc.assert(
      fc.property(innocent, place, written, anyKnown, (host, where, write, { line }) => {
        expect(verdict(`https://${host}${where}${write(line)}`)).toBe('-');
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
        expect(verdict(text)).toMatch(/^([-!]|[a-z-]+ [a-z-]+)$/);
      }),
    );
  });
});

describe('very long addresses', () => {
  const long = 2_000_000;

  it.each([
    ['a path', `https://web.telegram.org/${'a'.repeat(long)}`, 'telegram client'],
    ['a path of slashes', `https://discord.com/${'/'.repeat(long)}app`, 'discord client'],
    ['encoded segments', `https://example.com/${'%41/'.repeat(long / 4)}`, '-'],
    ['a query', `https://t.me/?${'a'.repeat(long)}`, 'telegram invite'],
    ['a fragment', `https://t.me/#${'a'.repeat(long)}`, 'telegram invite'],
    ['a host of many labels', `https://${'a.'.repeat(long / 2)}example.com/`, '-'],
    ['a host longer than DNS has, below a listed one', `https://${'a.'.repeat(200)}t.me/`, '-'],
  ])('%s', (_what, address, expected) => {
    const url = new URL(address);
    const match = matchUrl(url, index);
    expect(match ? `${match.system} ${match.surface}` : '-').toBe(expected);
  });
});

describe('a host as it is typed', () => {
  it.each([
    [' MAX.ru. ', 'max.ru'],
    ['www.max.ru', 'max.ru'],
    ['*.Web.MAX.ru', '*.web.max.ru'],
    ['*', '*'],
    ['Школа.РФ.', 'xn--80atdl2c.xn--p1ai'],
    ['*.школа.рф', '*.xn--80atdl2c.xn--p1ai'],
    ['https://max.ru', 'https://max.ru'],
    ['max.ru:443', 'max.ru:443'],
    ['\u202eшкола', '\u202eшкола'],
    ['', ''],
  ])('%j is written as %j', (typed, host) => {
    expect(canonicalHost(typed)).toBe(host);
  });
});
