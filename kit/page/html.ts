/** Text that is HTML already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: everything but {@link Html} is escaped, lists are joined. */
type Interpolation = Html | string | number | false | null | undefined | readonly Interpolation[];

/** A piece of a page. Whatever is put in is text and cannot become a tag. */
export function html(strings: TemplateStringsArray, ...parts: readonly Interpolation[]): Html {
  return new Html(strings.map((string, i) => string + written(parts[i])).join(''));
}

function written(part: Interpolation): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(written).join('');
  if (part === false || part === null || part === undefined) return '';
  return String(part)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
