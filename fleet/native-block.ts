/** A column of strings. */
export interface StringColumn {
  name: string;
  values: readonly string[];
}

/**
 * Server revision that the handshake names: older than the custom serialization of columns (54454), so that a client
 * reads every later answer as plain blocks.
 */
const PLAIN_REVISION = 54_058;

/**
 * Return one block in ClickHouse's format Native (https://clickhouse.com/docs/interfaces/formats/Native): numbers of
 * columns and rows, then of each column its name, its type and its values.
 */
export function stringBlock(columns: readonly StringColumn[]): Buffer {
  const parts = [blockInfo(), varUint(columns.length), varUint(columns[0]?.values.length ?? 0)];
  for (const { name, values } of columns) parts.push(text(name), text('String'), ...values.map(text));
  return Buffer.concat(parts);
}

/**
 * Return the answer to the handshake of clickhouse-go, which it reads at its own revision: a block info comes first, and
 * each column has a byte for its serialization.
 */
export function handshakeBlock(name: string, version: string, zone: string): Buffer {
  const revision = Buffer.alloc(4);
  revision.writeUInt32LE(PLAIN_REVISION);
  const columns: [string, string, Buffer][] = [
    ['displayName()', 'String', text(name)],
    ['version()', 'String', text(version)],
    ['revision()', 'UInt32', revision],
    ['timezone()', 'String', text(zone)],
  ];
  const parts = [blockInfo(), varUint(columns.length), varUint(1)];
  for (const [column, type, value] of columns) parts.push(text(column), text(type), Buffer.from([0]), value);
  return Buffer.concat(parts);
}

/** Field 1, no overflows; field 2, bucket -1; end. */
function blockInfo(): Buffer {
  return Buffer.from([1, 0, 2, 0xff, 0xff, 0xff, 0xff, 0]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([varUint(bytes.length), bytes]);
}

/** A LEB128 number. */
function varUint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}
