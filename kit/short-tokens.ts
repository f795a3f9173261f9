/** Custom properties of the UI in pages (components/shared/tokens.css). */
const TOKEN = /--dz-[a-z0-9-]*[a-z0-9]/g;

/**
 * Make the design tokens in minified CSS shorter: one that has the same value in both themes is replaced by its value,
 * and the others get short names. A value longer than its reference stays a token.
 * @param css CSS, or code that holds it; its token blocks are the rules for `:root,.banner,.strip`
 */
export function shortenTokens(css: string): string {
  const values = new Map<string, string[]>();
  for (const [, block = ''] of css.matchAll(/:root,\.banner,\.strip\{([^}]*)\}/g)) {
    for (const [, name = '', value = ''] of block.matchAll(/(--dz-[a-z0-9-]+):([^;]*)/g)) {
      values.set(name, [...(values.get(name) ?? []), value]);
    }
  }
  let shorter = css;
  for (const [name, [value = '', ...others]] of values) {
    if (others.length > 0 || value.length > `var(${name})`.length) continue;
    shorter = shorter.replace(`${name}:${value};`, '').replace(`${name}:${value}}`, '}');
    shorter = shorter.replaceAll(`var(${name})`, value);
  }
  const names = [...new Set(shorter.match(TOKEN))];
  return shorter.replace(TOKEN, (name) => `--dz-${names.indexOf(name).toString(36)}`);
}
