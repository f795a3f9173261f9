import type { Firefox } from '../../../harness/firefox.ts';
import type { Tab } from '../../../harness/tab.ts';
import { expect, test } from '../fixtures/test.ts';
import { address } from './page.ts';

/* Every kind of document that a server can send as a page: the banner, or the notice in its place. */

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A PDF document of one empty page: https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf */
const blankPdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

/** Pages in one answer, each in place of the one before. */
const parts = '--b\r\nContent-Type: text/html\r\n\r\n<p>привет</p>\r\n--b\r\n';

/** Makes a page with a form of XML. */
const styleSheet = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:template match="/"><html><body><input/></body></html></xsl:template></xsl:stylesheet>`;

const documents: readonly [row: string, type: string, raw: string | Buffer][] = [
  ['an SVG picture', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><text y="20">чат</text></svg>'],
  ['XML', 'text/xml', '<?xml version="1.0"?><chat><message>привет</message></chat>'],
  ['MathML', 'application/xml', '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'],
  [
    'XHTML',
    'application/xhtml+xml',
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>чат</title></head><body><p>чат</p></body></html>',
  ],
  ['plain text', 'text/plain; charset=utf-8', 'привет'],
  ['a picture', 'image/png', pixel],
  ['frames of HTML 4', 'text/html', '<html><frameset cols="*"><frame src="/own" /></frameset></html>'],
  ['an empty page', 'text/html', ''],
  [
    'XML with a style sheet',
    'text/xml',
    `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="/style.xsl"?><chat>привет</chat>`,
  ],
  ['a film', 'video/mp4', 'ftypisom'],
  ['a sound', 'audio/mpeg', 'ID3'],
  ['parts that replace each other', 'multipart/x-mixed-replace; boundary=b', parts],
  ['JSON', 'application/json', '{"messages":["привет"]}'],
  ['PDF', 'application/pdf', blankPdf],
];

/** The driver switches off Firefox's JSON viewer, which would also show the file that it reads the journal from. */
async function showJson(firefox: Firefox | undefined, shows: boolean): Promise<void> {
  await firefox?.inBrowserWindow(`Services.prefs.setBoolPref('devtools.jsonview.enabled', ${shows})`);
}

test.afterEach(({ shared }) => showJson(shared.firefox, false));

for (const [row, type, raw] of documents) {
  test(`${row} as a page`, async ({ guarded, shared, web, journal }) => {
    await journal.dump(); // opens that file
    await showJson(shared.firefox, true);
    web.at('web.telegram.org/style.xsl', { raw: styleSheet, headers: { 'content-type': 'text/xsl' } });
    web.at('web.telegram.org/a/', { raw, headers: { 'content-type': type } });
    const tab = await guarded.openTab(address);
    await expect.poll(() => isWarned(tab, guarded.address('notice.html')), { timeout: 20_000 }).toBe(true);
    await journal.adds({ system: 'telegram' });
  });
}

const isWarned = async (tab: Tab, notice: string): Promise<boolean> =>
  (await tab.url()).startsWith(notice) || (await tab.banner()) !== undefined;
