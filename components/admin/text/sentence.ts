/** Return a text that ends in one full stop: «2026 г.» ends in one already. */
export function sentence(text: string): string {
  return `${text.trimEnd().replace(/\.+$/, '')}.`;
}
