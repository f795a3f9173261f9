import { addressesOf, folderOf, isWithoutServer } from './addresses.ts';
import { type Files, inFolder } from './archive.ts';
import { type BrowserId, browsers, type ChromiumId, policyFile } from './browsers.ts';
import type { KitConfig } from './config.ts';
import { licensesFile } from './licenses.ts';
import { type AboutKit, linuxScripts } from './linux/scripts.ts';
import { keptFolder, type Packages, packageName } from './packages.ts';
import { indexPage } from './page/index-page.ts';
import { sheetPage } from './page/sheet-page.ts';
import { chromiumPolicies, type ForcedExtension, type Policies } from './policy/chromium.ts';
import type { WantedOfBrowser } from './policy/extension-settings.ts';
import { firefoxPolicies, withdrawnPolicies } from './policy/firefox.ts';
import { listedHosts } from './policy/listed-hosts.ts';
import { adml, admx } from './policy-schema/admx.ts';
import { aboutLinux, imageIds, setUpFiles } from './set-up.ts';
import { listingFiles } from './store-texts.ts';
import { sha256, updatesJson, updatesXml } from './updates.ts';
import { webServerFiles } from './web-servers.ts';
import { ownKeys, type RegistryEntry, registryEntries, settingsKey } from './windows/entries.ts';
import { detectScript, installScript, removeScript, type WindowsScripts } from './windows/powershell.ts';
import { forgettingRegFile, regFile, removingRegFile } from './windows/reg.ts';

/** Update URLs of the stores (https://learn.microsoft.com/deployedge/microsoft-edge-browser-policies/extensioninstallforcelist). */
const storeUpdates = {
  chrome: 'https://clients2.google.com/service/update2/crx',
  edge: 'https://edge.microsoft.com/extensionwebstorebase/v1/crx',
} as const;

/** Return every file of the kit by its path in the kit. Equal input gives equal bytes. */
export function kitFiles(config: KitConfig, packages: Packages): Files {
  const chromium = config.browsers.filter((id): id is ChromiumId => id !== 'firefox');
  const wantsFirefox = config.browsers.includes('firefox');
  const wanted = { ...config, hosts: listedHosts(config) };
  const addresses = addressesOf(config.server);
  const local = isWithoutServer(config.server);
  const policiesAt = (address: string) =>
    Object.fromEntries(config.browsers.map((id) => [id, policiesOf(id, wanted, packages, address)]));
  const firefoxIn = (place: string | undefined): string => {
    const settings = { ...config.settings, ...(place !== undefined && { place }) };
    return json(policiesOf('firefox', { ...wanted, settings }, packages, addresses.windows));
  };
  const policies = { linux: policiesAt(addresses.linux), windows: policiesAt(addresses.windows) };
  return {
    ...texts({
      'index.html': indexPage(config, packages),
      'sheet.html': sheetPage(config, packages),
    }),
    [licensesFile]: packages.licenses,
    ...published(config, packages),
    ...(wantsFirefox && withdrawal(config.firefox.id)),
    ...linux(policies.linux as Record<BrowserId, object>, aboutLinux(config, packages)),
    ...windows(
      chromium.map((id) => [id, policies.windows[id] as Policies]),
      wantsFirefox ? json(policies.windows.firefox as object) : undefined,
      packages,
      {
        ...{ stores: storePolicies(wanted), rooms: config.rooms, ids: imageIds(config, packages) },
        ...{ packagesFolder: local ? folderOf(addresses.windows) : undefined },
      },
    ),
    ...fromStores(wanted),
    ...setUpFiles(config, packages, wantsFirefox ? firefoxIn : undefined),
    ...(!local && texts(webServerFiles(config.server))),
    ...texts(templates(config, packages)),
    ...forStores(config, packages),
  };
}

/** Return what is uploaded to the stores and to Mozilla, and what is loaded unpacked for a trial. */
function forStores(config: KitConfig, packages: Packages): Files {
  const { version, storeZip, trialZip, unsignedXpi, sources } = packages;
  return {
    [`trial/dezhurny-${version}.zip`]: trialZip,
    ...texts(listingFiles(config, packages)),
    [`stores/chrome/dezhurny-${version}.zip`]: storeZip,
    [`stores/edge/dezhurny-${version}.zip`]: storeZip,
    [`stores/firefox/dezhurny-${version}.xpi`]: unsignedXpi,
    ...(sources && { [`stores/firefox/sources-${version}.zip`]: sources }),
  };
}

/** kit.json with the hosts that policies name. */
type WantedKit = KitConfig & WantedOfBrowser;

/** @param address of the folder with the packages */
function policiesOf(
  browser: BrowserId,
  config: WantedKit,
  { id, xpiVersion, signed }: Packages,
  address: string,
): object {
  if (browser !== 'firefox') {
    const extension: ForcedExtension = { id, updateUrl: `${address}updates.xml`, own: true };
    return chromiumPolicies(browser, extension, config);
  }
  const addon = {
    id: config.firefox.id,
    url: address + packageName(xpiVersion, 'xpi'),
    unsigned: config.firefox.unsignedInEsr && !signed,
  };
  return firefoxPolicies(addon, config);
}

/** Return the policies that make Firefox remove the add-on. */
function withdrawal(id: string): Files {
  const text = json(withdrawnPolicies(id));
  return texts({ 'linux/firefox/withdraw.json': text, 'windows/firefox/withdraw.json': text });
}

/**
 * Return the packages with their update manifests: those to serve under the `server` of kit.json, or those that a set-up
 * copies to each PC. A kit without a server also keeps its packages in one place, for a rollback.
 */
function published({ server, firefox }: KitConfig, { id, version, crx, xpi, xpiVersion }: Packages): Files {
  const crxName = packageName(version, 'crx');
  const xpiName = packageName(xpiVersion, 'xpi');
  const files = { [crxName]: crx, [xpiName]: xpi };
  const forChromium = (address: string): Files =>
    texts({ 'updates.xml': updatesXml({ id, version, url: address + crxName, bytes: crx }) });
  if (isWithoutServer(server)) {
    const { linux, windows } = addressesOf(server);
    return {
      ...inFolder(keptFolder(server), files),
      ...inFolder('linux/packages', { ...files, ...forChromium(linux) }),
      ...inFolder('windows/packages', { ...files, ...forChromium(windows) }),
    };
  }
  const forFirefox = updatesJson({ id: firefox.id, version: xpiVersion, url: server + xpiName, bytes: xpi });
  return inFolder(keptFolder(server), { ...files, ...forChromium(server), ...texts({ 'updates.json': forFirefox }) });
}

function linux(policies: Record<BrowserId, object>, about: AboutKit): Files {
  const ids = Object.keys(policies) as BrowserId[];
  const files = ids.map((id) => [`linux/${id}/${policyFile(id)}`, json(policies[id])]);
  const scripts = Object.entries(linuxScripts(policies, about)).map(([name, text]) => [`linux/${name}`, text]);
  return texts(Object.fromEntries([...files, ...scripts]));
}

function windows(
  chromium: readonly (readonly [ChromiumId, Policies])[],
  firefox: string | undefined,
  { id, version }: Packages,
  { stores, ...about }: { stores: readonly StorePolicies[] } & Pick<WindowsScripts, 'rooms' | 'packagesFolder' | 'ids'>,
): Files {
  const roots = chromium.map(([browser]) => browsers[browser].registry);
  const entries = chromium.flatMap(([browser, policies]) => registryEntries(browsers[browser].registry, policies));
  const whole = roots.flatMap((root) => ownKeys(root, [id]));
  const extensions = Object.fromEntries(
    chromium.map(([browser, policies]) => [browsers[browser].registry, policies.ExtensionSettings as Policies]),
  );
  const fromStores = stores.flatMap(({ browser, policies }) => registryEntries(browsers[browser].registry, policies));
  const scripts = {
    version,
    entries,
    whole,
    extensions,
    fromStores,
    ...about,
    profiles: Object.fromEntries(
      chromium.map(([browser]) => [browsers[browser].registry, profilesOf(browser, stores)]),
    ),
    firefoxProfiles: browsers.firefox.profiles.windows.map((one) => `Roaming\\${one}`),
    settings: roots.map((root) => `${settingsKey(root, id)}\\policy`),
    firefoxHash: firefox && sha256(Buffer.from(firefox)),
  };
  return {
    ...Object.fromEntries(
      chromium.flatMap(([browser, policies]) => [
        ...regPair(`windows/${browser}`, browser, policies, id),
        forgetting(browser, policies),
      ]),
    ),
    'windows/install.ps1': installScript(scripts),
    'windows/detect.ps1': detectScript(scripts),
    'windows/remove.ps1': removeScript(scripts),
    ...texts(Object.fromEntries(chromium.map(([browser, policies]) => [`windows/${browser}.json`, json(policies)]))),
    ...(firefox && texts({ 'windows/firefox/policies.json': firefox })),
  };
}

/** Where detect.ps1 looks for copies in the profiles of a browser. */
function profilesOf(browser: ChromiumId, stores: readonly StorePolicies[]) {
  return {
    folders: browsers[browser].profiles.windows.map((one) => `Local\\${one}`),
    storeId: stores.find((one) => one.browser === browser)?.id,
  };
}

function forgetting(browser: ChromiumId, policies: Policies): [string, Uint8Array] {
  const { registry } = browsers[browser];
  return [`windows/forget/${browser}.reg`, forgettingRegFile(registryEntries(registry, policies), registry)];
}

function regPair(path: string, browser: ChromiumId, policies: Policies, id: string): [string, Uint8Array][] {
  const root = browsers[browser].registry;
  const entries: RegistryEntry[] = registryEntries(root, policies);
  return [
    [`${path}.reg`, regFile(entries, [settingsKey(root, id)])],
    [`${path}-remove.reg`, removingRegFile(entries, ownKeys(root, [id]))],
  ];
}

/** Return the administrative templates; they contain settings only, not the installation. */
function templates({ firefox }: KitConfig, { id }: Packages): Record<string, string> {
  return {
    'windows/admx/dezhurny.admx': admx({ id, firefoxId: firefox.id }),
    'windows/admx/ru-RU/dezhurny.adml': adml('ru'),
    'windows/admx/en-US/dezhurny.adml': adml('en'),
  };
}

/** The policies that install the extension from a store, for Windows PCs outside a domain. */
interface StorePolicies {
  browser: ChromiumId;
  id: string;
  policies: Policies;
}

function storePolicies(config: WantedKit): StorePolicies[] {
  const { stores, browsers: wanted } = config;
  const possible: [ChromiumId, keyof typeof storeUpdates][] = [
    ['chrome', 'chrome'],
    ['yandex', 'chrome'],
    ['chromium', 'chrome'],
    ['edge', 'edge'],
  ];
  return possible.flatMap(([browser, store]) => {
    const id = stores[store];
    if (!id || !wanted.includes(browser)) return [];
    const extension: ForcedExtension = { id, updateUrl: storeUpdates[store], own: false };
    return [{ browser, id, policies: chromiumPolicies(browser, extension, config) }];
  });
}

function fromStores(config: WantedKit): Files {
  const made = storePolicies(config).flatMap(({ browser, id, policies }) => {
    const path = `windows/no-domain/${browser}`;
    return [...regPair(path, browser, policies, id), [`${path}.json`, Buffer.from(json(policies))] as const];
  });
  return Object.fromEntries(made);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function texts(files: Record<string, string>): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
}
