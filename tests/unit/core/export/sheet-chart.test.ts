import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { chartPart, drawingPart } from '../../../../core/export/sheet-chart.ts';

/** The texts of all elements of this name. @throws if the part is no well-formed XML */
function textsOf(xml: string, name: string): (string | null)[] {
  const document = new DOMParser({
    onError: (_level, message) => {
      throw new Error(message);
    },
  }).parseFromString(xml, 'text/xml');
  return [...document.getElementsByTagName(name)].map(({ textContent }) => textContent);
}

describe('the chart of a table', () => {
  it.each([
    ["'По системам'", 3, ["'По системам'!$B$1", "'По системам'!$A$2:$A$3", "'По системам'!$B$2:$B$3"]],
    ["'По дням'", 2, ["'По дням'!$B$1", "'По дням'!$A$2:$A$2", "'По дням'!$B$2:$B$2"]],
    ["'A&amp;B'", 9, ["'A&B'!$B$1", "'A&B'!$A$2:$A$9", "'A&B'!$B$2:$B$9"]],
  ])('takes its heading, names and numbers from the cells of %s down to row %i', (sheet, last, cells) => {
    expect(textsOf(chartPart(sheet, last), 'c:f')).toEqual(cells);
  });

  it('has an axis of days with their gaps, where the rows are days', () => {
    const xml = chartPart("'A'", 9, 'days');
    expect(textsOf(xml, 'c:catAx')).toHaveLength(0);
    expect(textsOf(xml, 'c:dateAx')).toHaveLength(1);
    expect(textsOf(xml, 'c:numRef')).toHaveLength(2);
    expect(xml).toContain('<c:baseTimeUnit val="days"/>');
  });

  it('has the two axes that its bars name', () => {
    const ids = [...chartPart("'A'", 2).matchAll(/<c:(axId|crossAx) val="(\d)"\/>/g)].map(
      ([, what, id]) => `${what} ${id}`,
    );
    expect(ids).toEqual(['axId 1', 'axId 2', 'axId 1', 'crossAx 2', 'axId 2', 'crossAx 1']);
  });
});

it('the drawing has one chart, right of the table', () => {
  expect(textsOf(drawingPart(), 'c:chart')).toHaveLength(1);
  expect(textsOf(drawingPart(), 'xdr:col').map(Number)).toEqual([4, 14]);
});
