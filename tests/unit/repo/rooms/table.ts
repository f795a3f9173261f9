import { readFileSync } from 'node:fs';

/** The table of rooms.json. A room is a folder, or a file without its extension; `.` is the root of the repository. */
export interface RoomTable {
  /** For each room, the rooms it may import. A final `*` matches any suffix. */
  rooms: Record<string, string[]>;
  /** For each layer, the npm packages it may import. A final `*` matches any suffix. */
  packages: Record<string, string[]>;
}

export function readTable(): RoomTable {
  return JSON.parse(readFileSync('rooms.json', 'utf8')) as RoomTable;
}

/** Return the innermost room of a file; `null` if the table has none. */
export function roomOf(file: string, { rooms }: RoomTable): string | null {
  if (!file.includes('/')) return '.';
  const around = Object.keys(rooms).filter((room) => file.startsWith(`${room}/`) || file.startsWith(`${room}.`));
  return around.sort((one, other) => other.length - one.length)[0] ?? null;
}

/** Return the layer of a room: its first folder. */
export function layerOf(room: string): string {
  return room.split('/')[0] ?? room;
}

/** Return true if `name` equals `pattern`, or begins with the part before its final `*`. */
export function fits(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
