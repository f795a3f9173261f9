import { readFileSync } from 'node:fs';
import { Html, html } from './html.ts';

/** Return a self-contained HTML page with the colours and fonts of the extension, light and dark, printable. */
export function framed(title: string, under: string, body: Html): string {
  return `<!doctype html>\n${
    html`<html lang="ru">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${styles()}</style>
<header><h1>${title}</h1><p>${under}</p></header>
<main>${body}</main>
</html>`.text
  }\n`;
}

function styles(): Html {
  // Each call as it is: the kit maker's bundle has the text in its place (kit/maker/bundle.mjs).
  const texts = [
    readFileSync(new URL('../../components/shared/tokens.css', import.meta.url), 'utf8'),
    readFileSync(new URL('../../components/shared/page-tokens.css', import.meta.url), 'utf8'),
    readFileSync(new URL('./page.css', import.meta.url), 'utf8'),
  ];
  return new Html(texts.join('\n'));
}
