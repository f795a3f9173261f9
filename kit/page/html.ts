/** A fragment of HTML, already escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Value in a template: all but {@link Html} is escaped, lists are joined. */
type Interpolation = Html | string | number | false | null | undefined | readonly Interpolation[];

/** Build a fragment of HTML; interpolated text is escaped. */
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
