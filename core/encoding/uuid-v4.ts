/**
 * Format 16 bytes as a UUIDv4: sets the bits of version 4 and of the RFC 9562 variant, overwriting 6 bits.
 *
 * https://www.rfc-editor.org/rfc/rfc9562#section-5.4 asks for random bytes. Bytes of a hash make an id that is the same
 * for the same input; readers cannot tell such an id from a random one.
 * @param bytes 16 bytes; more are ignored
 */
export function asUuidV4(bytes: Uint8Array): string {
  const withVersion = (byte: number, at: number): number => {
    if (at === 6) return (byte & 0x0f) | 0x40;
    return at === 8 ? (byte & 0x3f) | 0x80 : byte;
  };
  const hex = Array.from(bytes.subarray(0, 16), (byte, at) => withVersion(byte, at).toString(16).padStart(2, '0'));
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
