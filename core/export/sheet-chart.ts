/**
 * The parts of a bar chart beside a table of a workbook (DrawingML, ECMA-376 part 1, chapters 20 and 21): the second column
 * by the first. The program that opens it reads the cells, so the chart repeats no numbers.
 */
const DRAWING_NAMESPACE = 'http://schemas.openxmlformats.org/drawingml/2006';
const RELATIONSHIPS_NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Where the chart stands: from the fifth column, 10 columns wide and 20 rows high. */
const PLACE =
  '<xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>' +
  '<xdr:to><xdr:col>14</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>21</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>';

/** Colour of the bars: a workbook without a theme has none. */
const FILL = '<c:spPr><a:solidFill><a:srgbClr val="1F5F8B"/></a:solidFill></c:spPr>';

/** By what the columns of a chart stand: names side by side, or days at their place in time. */
export type ChartKind = 'names' | 'days';

/** Return the drawing of a worksheet, which holds one chart with the relationship `rId1`. */
export function drawingPart(): string {
  return (
    `${XML_DECLARATION}<xdr:wsDr xmlns:xdr="${DRAWING_NAMESPACE}/spreadsheetDrawing" xmlns:a="${DRAWING_NAMESPACE}/main">` +
    `<xdr:twoCellAnchor>${PLACE}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="1"/>` +
    '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${DRAWING_NAMESPACE}/chart"><c:chart xmlns:c="${DRAWING_NAMESPACE}/chart" ` +
    `xmlns:r="${RELATIONSHIPS_NAMESPACE}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>` +
    '</xdr:twoCellAnchor></xdr:wsDr>'
  );
}

/**
 * Return a bar chart of a worksheet's second column.
 * @param sheet name of the worksheet for a formula, in quotation marks and escaped for XML
 * @param last number of the last row
 * @param kind with `days` the days without a row stay free, so that the course of time is true
 */
export function chartPart(sheet: string, last: number, kind: ChartKind = 'names'): string {
  const [axisName, reference] = kind === 'days' ? (['dateAx', 'numRef'] as const) : (['catAx', 'strRef'] as const);
  const column = (name: 'A' | 'B'): string => `<c:f>${sheet}!$${name}$2:$${name}$${last}</c:f>`;
  return (
    `${XML_DECLARATION}<c:chartSpace xmlns:c="${DRAWING_NAMESPACE}/chart" xmlns:a="${DRAWING_NAMESPACE}/main"><c:chart>` +
    '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>' +
    `<c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>${sheet}!$B$1</c:f></c:strRef></c:tx>${FILL}` +
    `<c:cat><c:${reference}>${column('A')}</c:${reference}></c:cat><c:val><c:numRef>${column('B')}</c:numRef></c:val></c:ser>` +
    '<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>' +
    `${axis(axisName, 1, 2, 'b')}${axis('valAx', 2, 1, 'l')}</c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`
  );
}

function axis(name: 'catAx' | 'dateAx' | 'valAx', id: number, cross: number, at: 'b' | 'l'): string {
  const days = name === 'dateAx' ? '<c:auto val="0"/><c:baseTimeUnit val="days"/>' : '';
  return (
    `<c:${name}><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${at}"/>${name === 'dateAx' ? '<c:numFmt formatCode="dd.mm" sourceLinked="0"/>' : ''}<c:crossAx val="${cross}"/>${days}</c:${name}>`
  );
}
