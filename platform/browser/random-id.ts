/**
 * A UUIDv4. `crypto.randomUUID` is missing on plain http pages, where the content script runs too.
 */
export function randomId(): string {
  const fixed = (byte: number, at: number): number => {
    if (at === 6) return (byte & 0x0f) | 0x40;
    return at === 8 ? (byte & 0x3f) | 0x80 : byte;
  };
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(16)), fixed);
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
