/**
 * Written at the start of the file: without it Excel reads UTF-8 as the Windows code page.
 * https://support.microsoft.com/office/opening-csv-utf-8-files-correctly-in-excel-8a935af5-3416-4edd-ba7e-3dfd2bc4a032
 */
export const UTF8_BOM = '\uFEFF';

/**
 * Characters that start a formula in a spreadsheet, with their full-width, small and typographic variants.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA_START = /^[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212]/u;
const LEADING_CONTROL = /^[\t\r\n\0]/;

/**
 * Format rows as CSV that Russian Excel opens on double click: `;` between fields, CRLF after every row, every field in
 * quotes. Texts that a spreadsheet would run as a formula get a leading apostrophe; control characters are dropped.
 * Write {@link UTF8_BOM} once before the first rows.
 * @param separator `,` for English Excel
 */
export function csvRows(rows: readonly (readonly string[])[], separator: ';' | ',' = ';'): string {
  return rows.map((fields) => `${fields.map(csvField).join(separator)}\r\n`).join('');
}

function csvField(text: string): string {
  const plain = text.replace(/\p{Cc}/gu, '').replace(/\p{Cs}/gu, '\uFFFD');
  const guarded = FORMULA_START.test(text) || LEADING_CONTROL.test(text) ? `'${plain}` : plain;
  return `"${guarded.replaceAll('"', '""')}"`;
}
