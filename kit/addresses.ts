/** URLs of the folder from which browsers take the packages, by operating system; each ends with a slash. */
export interface Addresses {
  linux: string;
  windows: string;
}

/** `server` of kit.json for a kit without a server, with the usual folders. */
const withoutServer = 'file:';

/** Folders on each PC that only an administrator can write, unless kit.json names one. */
const usualFolders: Addresses = { linux: 'file:///opt/dezhurny/', windows: 'file:///C:/ProgramData/Dezhurny/' };

/** Return true if the packages lie on each PC. */
export const isWithoutServer = (server: string): boolean => server.startsWith(withoutServer);

/** End an address of a folder with a slash. */
export const withSlash = (server: string): string =>
  server.endsWith('/') || server === withoutServer ? server : `${server}/`;

/**
 * Return the addresses of a kit. A file URL with a drive letter names the folder on Windows, one without names that on
 * Linux; the other system has its usual folder.
 * @param server `server` of kit.json
 */
export function addressesOf(server: string): Addresses {
  if (!isWithoutServer(server)) return { linux: server, windows: server };
  if (server === withoutServer) return usualFolders;
  return { ...usualFolders, [driveOf(server) ? 'windows' : 'linux']: server };
}

/** Return the path of a folder on a PC by its file URL: `/opt/dezhurny` or `C:\ProgramData\Dezhurny`. */
export function folderOf(address: string): string {
  const path = address.slice('file:///'.length).replace(/\/$/, '');
  return driveOf(address) ? path.replaceAll('/', '\\') : `/${path}`;
}

/** Return true for a file URL without a host of an absolute folder, in plain letters, below a folder of the system. */
export function isFolderOnPc(server: string): boolean {
  if (server === withoutServer) return true;
  if (!/^file:\/\/\/(?:[A-Za-z]:\/)?(?:[\w-][\w.-]*\/)+$/.test(`${server.replace(/\/$/, '')}/`)) return false;
  return driveOf(server) || /^file:\/\/\/(?:opt|srv|usr\/(?:local\/)?share|var\/lib)\/./.test(server);
}

const driveOf = (address: string): boolean => /^file:\/\/\/[A-Za-z]:/.test(address);
