/** Read our dialect of CSV only. @throws Error at the first unexpected character */
export function parseCsv(text: string): string[][] {
  if (!text.startsWith('\uFEFF')) throw new Error('no byte order mark');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 1;
  while (at < text.length) {
    if (text[at] !== '"') throw new Error(`no quote at ${at}`);
    let field = '';
    for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += text[at] === '"' ? 2 : 1) {
      if (at >= text.length) throw new Error('a quote is left open');
      field += text[at];
    }
    row.push(field);
    at += 1;
    if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else if (text[at] === ';' && at + 1 < text.length) at += 1;
    else throw new Error(`neither ; nor CRLF at ${at}`);
  }
  if (row.length > 0) throw new Error('the last row has no end');
  return rows;
}
