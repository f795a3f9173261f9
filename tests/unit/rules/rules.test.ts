import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { regulationSchema } from '../../../core/regulation/regulation-schema.ts';
import { indexRules, matchUrl } from '../../../core/rules/match.ts';
import { parsePath } from '../../../core/rules/rule-path.ts';
import { permittedSchema, type Rule, systemSchema } from '../../../core/rules/rule-schema.ts';
import { ruleSurfaces } from '../../../core/rules/surface.ts';
import { hostPatterns } from '../../../core/rules/url-filters.ts';
import { defaultGuardSettings } from '../../../core/settings/default-guard-settings.ts';
import { withPermittedHosts } from '../../../kit/schema/permitted-hosts.ts';
import { catalogue } from '../../../rules/catalogue.ts';
import { defaultPermitted, pack, recognised } from '../../../rules/index.ts';
import { builtInRegulation } from '../../../rules/regulations/index.ts';
import { catalogueAddresses, strangersOfCatalogue } from '../../fixtures/catalogue-addresses.ts';

/** Appendix 2 of the regulation, in its order. */
const appendix = [
  'discord',
  'teams',
  'skype-business',
  'snapchat',
  'telegram',
  'threema',
  'viber',
  'whatsapp',
  'wechat',
] as const;

const folder = join(import.meta.dirname, '../../../rules');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const names = readdirSync(join(folder, 'systems'));
const files = names.map((name) => ({ name, system: systemSchema.parse(read(`systems/${name}`)) }));
const systems = files.map(({ system }) => ({ ...system, item: '' }));
const nine = systems.filter(({ id }) => (appendix as readonly string[]).includes(id));
const rules = systems.flatMap(({ id, rules }) => rules.map((rule) => ({ id, rule })));

/** A site of the vendor, or the standard, of each system beyond the built-in regulation. */
const vendors: Record<string, string> = {
  signal: 'support.signal.org',
  skype: 'support.microsoft.com',
  zoom: 'support.zoom.com',
  'google-meet': 'support.google.com',
  facetime: 'support.apple.com',
  imo: 'no page of the vendor',
  line: 'developers.line.biz',
  kakaotalk: 'developers.kakao.com',
  matrix: 'spec.matrix.org',
  slack: 'slack.com/help',
  'facebook-messenger': 'developers.facebook.com',
  'instagram-direct': 'developers.facebook.com',
  roblox: 'devforum.roblox.com',
  'steam-chat': 'steamcommunity.com/updates',
  'vk-messages': 'dev.vk.com',
  odnoklassniki: 'apiok.ru',
  'telegram-forks': 'docs.ayugram.one',
};

describe('the folder', () => {
  it('of the systems holds JSON files, nothing else', () => {
    expect(names.filter((name) => !/^[a-z-]+\.json$/.test(name))).toEqual([]);
  });

  it('is listed in catalogue.ts completely', () => {
    expect(catalogue).toEqual(files.map(({ system }) => system));
    expect(defaultPermitted).toEqual(permittedSchema.parse(read('permitted.json')));
  });
});

describe('systems beyond the built-in regulation', () => {
  it.each(Object.keys(catalogueAddresses))(
    'rest on a page of the vendor or a standard, or say that it has no such page: %s',
    (id) => {
      const sources = systems.find((system) => system.id === id)?.rules.map(({ source }) => source) ?? [];
      expect(sources.join(' ')).toContain(vendors[id]);
    },
  );
});

describe('the built-in regulation', () => {
  it('is valid, and the catalogue has every system of its list', () => {
    expect(regulationSchema.parse(read('regulations/lyceum.json'))).toEqual(builtInRegulation);
    expect(pack.systems.map(({ id, item }) => [item, id])).toEqual(appendix.map((id, at) => [String(at + 1), id]));
  });

  it('has the id that stored incidents carry', () => {
    expect(pack.id).toBe('rpl-2025-09-01');
  });

  it('has the document and the day it came into force', () => {
    expect(pack.inForceFrom).toBe('2025-09-01');
    expect(pack.title).toEqual({
      ru: 'Порядок применения сервисов взаимодействия преподавателей с обучающимися и родителями, ГБПОУ СО «Ртищевский политехнический лицей», Приложение № 2',
      en: 'Regulation on services for interaction of teachers with pupils and parents, Rtishchevo Polytechnic Lyceum, Appendix 2',
    });
  });
});

describe.each(files)('$name', ({ name, system }) => {
  it('is named after its id', () => {
    expect(basename(name, '.json')).toBe(system.id);
  });

  it('has a client, or says why it lacks one', () => {
    const isWithout = system.rules.some(({ source }) => source.includes('There is no web client'));
    const surfaces = system.rules.map(({ surface }) => surface);
    expect(surfaces.includes('client')).toBe(!isWithout && system.id !== 'telegram-forks');
  });

  it('orders its rules by surface', () => {
    const places = system.rules.map(({ surface }) => ruleSurfaces.indexOf(surface));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it.each(system.rules.map((rule) => ({ rule, of: `${rule.surface} ${rule.hosts[0]}` })))('$of', ({ rule }) => {
    expect(rule.hosts, 'hosts sorted, none twice').toEqual(sortedOnce(rule.hosts));
    expect(rule.paths, 'paths sorted, none twice').toEqual(rule.paths && sortedOnce(rule.paths));
    expect(rule.source.trim(), 'a source a person can check').toBe(rule.source);
    expect(rule.source.length).toBeGreaterThan(9);
    if (rule.shared) expect(rule.paths, 'a shared host needs paths').toBeDefined();
    for (const host of rule.hosts) expect(isCanonicalHost(host), host).toBe(true);
    for (const path of rule.paths ?? []) expect(isCanonicalPath(path), path).toBe(true);
  });
});

describe('all rules together', () => {
  it('have no host and path twice', () => {
    const claims = rules.flatMap(({ rule }) => rule.hosts.flatMap((host) => pathsOf(rule).map((path) => host + path)));
    expect(claims.filter((claim, i) => claims.indexOf(claim) !== i)).toEqual([]);
  });

  it('assign no host to two systems', () => {
    const owners = new Map<string, string>();
    for (const { id, rule } of rules) {
      for (const host of rule.hosts) {
        expect(owners.get(host) ?? id, host).toBe(id);
        owners.set(host, id);
      }
    }
  });

  it('have any-host rules only with a whole path', () => {
    const anyHost = rules.filter(({ rule }) => rule.hosts.includes('*'));
    expect(anyHost.map(({ id, rule }) => [id, rule.hosts, rule.paths])).toEqual([
      ['skype-business', ['*'], ['/lwa/WebPages/LwaClient.aspx']],
    ]);
  });

  it('mark a host as `shared` in all of its rules or in none', () => {
    const shared = new Map<string, boolean>();
    for (const { rule } of rules) {
      for (const host of rule.hosts) {
        expect(shared.get(host) ?? rule.shared === true, host).toBe(rule.shared === true);
        shared.set(host, rule.shared === true);
      }
    }
  });

  it('put no wildcard over hosts that serve interfaces and files', () => {
    const wildcards = rules.flatMap(({ rule }) => rule.hosts.filter((host) => host.startsWith('*.')));
    expect(wildcards.toSorted()).toEqual([
      '*.broadcast.skype.com',
      '*.gov.skypeforbusiness.us',
      '*.infra.lync.com',
      '*.online.dod.skypeforbusiness.us',
      '*.online.lync.com',
      '*.partner.lync.cn',
      '*.skypeforbusiness.com',
      '*.slack.com',
      '*.t.me',
      '*.zoom.us',
      '*.zoom.us',
    ]);
  });

  it.each(rules.flatMap(({ id, rule }) => rule.hosts.map((host) => ({ id, rule, host }))))(
    '$id: $rule.surface on $host is found by its own rule',
    ({ id, rule, host }) => {
      const index = indexRules(systems);
      for (const path of rule.paths ?? ['/any']) {
        const address = `https://${host.replace('*', host === '*' ? 'meet.school.example' : 'some')}${filled(path)}`;
        const { system, surface } = matchUrl(new URL(address), index) ?? {};
        const expected = rule.surface === 'none' ? {} : { system: id, surface: rule.surface };
        expect({ address, system, surface }).toEqual({ address, ...expected });
      }
    },
  );

  /** Hosts with similar names, or of other products of the same owners: no rule has them or their subdomains. */
  const strangers = `
    telegram.com telegraph.co.uk star-telegram.com telegraf.js.org telegra.ph graph.org fragment.com ton.org start.me
    about.me core.telegram.org api.telegram.org my.telegram.org oauth.telegram.org telegram-cdn.org cdn-telegram.org
    discord.js.org discordjs.guide disboard.org top.gg discourse.org discogs.com support.discord.com discordstatus.com
    cdn.discordapp.com media.discordapp.net gateway.discord.gg discord.media discordsays.com
    login.microsoftonline.com login.live.com microsoft365.com m365.cloud.microsoft sharepoint.com
    outlook.office.com outlook.live.com onedrive.live.com learn.microsoft.com support.microsoft.com
    admin.teams.microsoft.com teams.events.data.microsoft.com teamviewer.com teamspeak.com teamsnap.com
    web.skype.com join.skype.com login.skype.com skypeassets.com sfbassets.com lynchburg.edu
    snap.com bitmoji.com spectacles.com snapcraft.io sc-cdn.net support.snapchat.com kit.snapchat.com
    apip.threema.ch gateway.threema.ch threejs.org rakuten.com kobo.com viki.com viberate.com help.viber.com
    developers.viber.com partners.viber.com meta.com w.meta.me facebook.com instagram.com messenger.com m.me threads.com
    whatsapp.net faq.whatsapp.com blog.whatsapp.com business.whatsapp.com graph.whatsapp.com dyn.web.whatsapp.com
    mail.qq.com im.qq.com v.qq.com docs.qq.com weread.qq.com tencent.com mp.weixin.qq.com work.weixin.qq.com
    pay.weixin.qq.com open.weixin.qq.com res.wx.qq.com qlogo.cn weixin.sogou.com wxt.dev wxwidgets.org chat.beeper.com
    max.ru sferum.ru prof-sferum.ru vk.me vk.com vk.ru myschool.edu.ru gosuslugi.ru`
    .trim()
    .split(/\s+/);

  it.each(strangers)('of the nine do not include %s or its subdomains', (stranger) => {
    const hosts = nine.flatMap((system) => system.rules.flatMap((rule) => rule.hosts));
    const listed = hosts.filter((host) => host === stranger || host.endsWith(`.${stranger}`));
    const covering = hosts.filter((host) => host.startsWith('*.') && stranger.endsWith(host.slice(1)));
    expect([...listed, ...covering]).toEqual([]);
  });
});

describe('the systems beyond the built-in regulation', () => {
  const index = indexRules(systems);

  it('are all in the table of addresses', () => {
    const beyond = systems.filter((system) => !nine.includes(system)).map(({ id }) => id);
    expect(Object.keys(catalogueAddresses).sort()).toEqual(beyond.sort());
  });

  it.each(Object.entries(catalogueAddresses))('%s is recognised at its addresses', (id, addresses) => {
    for (const address of addresses) expect(matchUrl(new URL(address), index)?.system, address).toBe(id);
  });

  it.each(strangersOfCatalogue)('do not include %s', (address) => {
    expect(matchUrl(new URL(address), index)).toBeNull();
  });

  it('have no host in the manifest, and no block rule', () => {
    expect(hostPatterns(pack.systems)).toEqual(hostPatterns(nine));
    for (const { id } of recognised.filter((one) => !nine.some((own) => own.id === one.id))) {
      const system = recognised.filter((one) => one.id === id);
      expect(hostPatterns(system), id).toEqual([]);
    }
  });
});

describe('permitted platforms', () => {
  const index = indexRules(nine);
  const { platforms, support } = pack.permitted;

  it('are MAX first, then Сферум', () => {
    expect(platforms.map(({ id }) => id)).toEqual(['max', 'sferum']);
  });

  it.each(platforms)('$name.en is matched by no rule', ({ link, hosts }) => {
    expect(hosts).toEqual(sortedOnce(hosts));
    expect(platforms.flatMap((platform) => platform.hosts)).toContain(new URL(link).hostname);
    for (const address of [link, ...hosts.map((host) => `https://${host}/`)]) {
      expect(matchUrl(new URL(address), index), address).toBeNull();
    }
  });

  it('have the links of the default settings', () => {
    const { maxLink, sferumLink } = defaultGuardSettings;
    expect(platforms.map(({ link }) => link)).toEqual([maxLink, sferumLink]);
  });

  it('name each host once', () => {
    const hosts = platforms.flatMap((platform) => platform.hosts);
    expect(hosts).toEqual([...new Set(hosts)]);
  });

  it('are listed for the school’s filter in docs/administrator.md: npm run schema', () => {
    const document = readFileSync('docs/administrator.md', 'utf8');
    expect(withPermittedHosts(document, defaultPermitted)).toBe(document);
    expect(document).toContain('`ws-api.oneme.ru`');
  });

  it('come with the support addresses of clause 4.2', () => {
    expect(support.filter(({ clause }) => clause?.includes('4.2')).map(({ address }) => address)).toEqual([
      'info@sferum.ru',
      'support@max.ru',
    ]);
  });
});

describe('the schema', () => {
  const good = files[0]?.system;
  const withRule = (change: object): unknown => ({ ...good, rules: [{ ...good?.rules[0], ...change }] });

  it.each([
    ['a host in capitals', withRule({ hosts: ['Discord.com'] })],
    ['a host with www.', withRule({ hosts: ['www.discord.com'] })],
    ['a host with a path', withRule({ hosts: ['discord.com/app'] })],
    ['a host of one label', withRule({ hosts: ['discord'] })],
    ['a star inside a host', withRule({ hosts: ['web.*.org'] })],
    ['no host', withRule({ hosts: [] })],
    ['a path without its slash', withRule({ paths: ['app'] })],
    ['a path with a slash at its end', withRule({ paths: ['/app/'] })],
    ['no path', withRule({ paths: [] })],
    ['any host at any path', withRule({ hosts: ['*'], paths: undefined })],
    ['any host at its front page', withRule({ hosts: ['*'], paths: ['/lwa', '/$'] })],
    ['an unknown surface', withRule({ surface: 'game' })],
    ['no source', withRule({ source: '' })],
    ['an unknown field', withRule({ note: 'x' })],
    ['an impossible date', { ...good, checked: '2026-02-30' }],
    ['an item, which a regulation gives', { ...good, item: 1 }],
    ['an id with digits', { ...good, id: 'icq2' }],
    ['a missing English name', { ...good, name: { ru: 'Discord' } }],
  ])('refuses %s', (_what, system) => {
    expect(systemSchema.safeParse(system).success).toBe(false);
  });
});

function pathsOf(rule: Rule): string[] {
  return rule.paths ?? ['/'];
}

function sortedOnce(list: readonly string[]): string[] {
  return [...new Set(list)].sort();
}

/** Normalize a host as a browser does: lower case, Punycode, no trailing dot. */
function isCanonicalHost(host: string): boolean {
  const name = host === '*' ? 'any.example' : host.replace('*.', 'any.');
  return new URL(`https://${name}/`).hostname === name;
}

/** Normalize a path as a browser does, with wildcards filled in: no repeated slash, dot segment, query or fragment. */
function isCanonicalPath(path: string): boolean {
  return new URL(`https://any.example${filled(path)}`).href === `https://any.example${filled(path)}`;
}

/** Return an example of a rule's path. */
function filled(path: string): string {
  const segments = parsePath(path).segments.map((segment) => segment.replace('{lang}', 'pt-br').replace('*', 'some'));
  const inRulesCase = path.replace('{lang}', 'pt-br').replace('*', 'some').replace(/\$$/, '');
  expect(segments).toEqual(inRulesCase.toLowerCase().split('/').filter(Boolean));
  return inRulesCase;
}
