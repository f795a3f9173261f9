import { addressesOf, folderOf, isWithoutServer } from './addresses.ts';
import type { Files } from './archive.ts';
import { browsers, type ChromiumId } from './browsers.ts';
import type { KitConfig } from './config.ts';
import type { ImageIds } from './image-ids.ts';
import type { AboutKit } from './linux/scripts.ts';
import { minimum } from './minimum-versions.ts';
import type { Packages } from './packages.ts';
import { sha256 } from './updates.ts';
import { isInCp866 } from './windows/cp866.ts';
import { settingsKey } from './windows/entries.ts';
import { hostLines } from './windows/host-condition.ts';
import { prepareImageScript } from './windows/image-cmd.ts';
import { type SetUpBrowser, type SetUpRoom, setUpScript } from './windows/setup-cmd.ts';

/**
 * Return the batch files, and those that setup.cmd takes for Firefox in each room.
 * @param firefoxWith returns policies.json with a label of a room; `undefined` for a kit without Firefox
 */
export function setUpFiles(
  config: KitConfig,
  packages: Packages,
  firefoxWith: undefined | ((place: string | undefined) => string),
): Files {
  const rooms = Object.entries(config.rooms).map(([label, names]) => ({ label, names, file: firefoxWith?.(label) }));
  const inRooms = rooms.flatMap(({ file }, i): [string, Uint8Array][] => {
    if (file === undefined) return [];
    const hash = Buffer.from(`${hashOf(file)}\r\n`);
    return [
      [`windows/rooms/${i + 1}.json`, Buffer.from(file)],
      [`windows/rooms/${i + 1}.sha256`, hash],
    ];
  });
  const common = firefoxWith?.(undefined);
  const chromium = config.browsers.flatMap((id) => (id === 'firefox' ? [] : [browserOf(id, config, packages)]));
  const script = setUpScript({
    version: packages.version,
    browsers: chromium,
    firefox: common === undefined ? undefined : firefoxOf(common, config, packages),
    works: worksToday(config, packages),
    packagesFolder: isWithoutServer(config.server) ? folderOf(addressesOf(config.server).windows) : undefined,
    rooms: rooms.map(roomOf),
  });
  return {
    'windows/setup.cmd': script,
    'windows/prepare-image.cmd': prepareImageScript({
      version: packages.version,
      ids: imageIds(config, packages),
      labelKeys: rooms.length > 0 ? labelKeysOf(chromium) : [],
    }),
    ...Object.fromEntries(inRooms),
  };
}

/** Registry keys where a set-up writes the room. */
function labelKeysOf(chromium: readonly SetUpBrowser[]): string[] {
  return [...new Set(chromium.flatMap(({ settings, storeSettings }) => [settings, storeSettings]))];
}

/** Return the ids of the extension. */
export function imageIds({ stores, firefox }: KitConfig, { id }: Packages): ImageIds {
  const ofStores = [stores.chrome, stores.edge].filter((one) => one !== undefined);
  return { chromium: [...new Set([id, ...ofStores])], firefox: firefox.id };
}

/** Return what the scripts for Linux need to know. */
export function aboutLinux(config: KitConfig, packages: Packages): AboutKit {
  return {
    ...{ version: packages.version, rooms: config.rooms },
    packagesFolder: isWithoutServer(config.server) ? folderOf(addressesOf(config.server).linux) : undefined,
    firefoxNote: firefoxNote(config, packages),
    ids: imageIds(config, packages),
  };
}

/** What setup says of the add-on in Firefox; empty if every Firefox takes it. */
function firefoxNote({ firefox }: KitConfig, { signed }: Packages): string {
  if (signed) return '';
  return firefox.unsignedInEsr
    ? 'Дополнение не подписано: его поставит только Firefox ESR'
    : 'Дополнение не подписано, и Firefox его не поставит: отдайте его на подпись и впишите firefox.signedXpi в kit.json';
}

function browserOf(id: ChromiumId, { stores }: KitConfig, packages: Packages): SetUpBrowser {
  const { name, registry, windows } = browsers[id];
  const storeId = id === 'edge' ? stores.edge : stores.chrome;
  return {
    ...{ id, name, registry, executables: windows },
    settings: `${settingsKey(registry, packages.id)}\\policy`,
    storeSettings: `${settingsKey(registry, storeId ?? packages.id)}\\policy`,
  };
}

function firefoxOf(policies: string, config: KitConfig, packages: Packages) {
  return {
    minVersion: Number.parseInt(minimum.firefox, 10),
    hash: hashOf(policies),
    note: firefoxNote(config, packages),
    canInstall: packages.signed || config.firefox.unsignedInEsr,
  };
}

/** Which browser of the kit can be forced today on a Windows PC outside a domain. */
function worksToday({ stores, firefox, browsers: wanted }: KitConfig, { signed }: Packages): string {
  const number = Number.parseInt(minimum.firefox, 10);
  const ofFirefox = signed ? `Firefox ${number} и новее` : firefox.unsignedInEsr && `Firefox ESR ${number} и новее`;
  const possible = [
    wanted.includes('firefox') && ofFirefox,
    stores.chrome && 'Chrome',
    stores.edge && wanted.includes('edge') && 'Edge',
  ].filter(Boolean);
  if (possible.length > 0) return `Сегодня здесь подойдет: ${possible.join(', ')}.`;
  return 'Сегодня здесь не подойдет ни один браузер: нужно дополнение, подписанное Mozilla, или номер в магазине.';
}

function roomOf({ label, names }: { label: string; names: readonly string[] }): SetUpRoom {
  return {
    label: isInCp866(label) && !label.includes('%') ? label : undefined,
    patterns: names.map(hostLines).filter((one) => one !== undefined),
  };
}

/** As Windows PowerShell writes it. */
const hashOf = (text: string): string => sha256(Buffer.from(text)).toUpperCase();
