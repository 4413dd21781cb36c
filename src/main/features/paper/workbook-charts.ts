/**
 * Excel's own charts, written into the package: exceljs has none. A chart holds no figures of its own — it names cells,
 * with what they held when written — so that it follows the sheet. Fills differ in hatching and darkness, never in hue
 * alone: the paper is often printed in black. Parts and the order of elements: ECMA-376 part 1, 21.2 (DrawingML charts),
 * 20.5 (spreadsheet drawing), 18.3.1.99 (worksheet).
 */
import { columnName, type Sheet, withoutControls } from './workbook.ts';
import type { ZipPart } from './zip.ts';

/** Light to dark, told apart without colour. */
export type SeriesFill = 'light' | 'hatched' | 'dark' | 'dotted';

export interface ChartCells {
  /** On the data's sheet, from 1; a row of cells or a column of them. */
  from: { column: number; row: number };
  to: { column: number; row: number };
}

export interface ChartSeries {
  name: string;
  nameCell: { column: number; row: number };
  cells: ChartCells;
  /** What the cells hold now. */
  values: number[];
  fill: SeriesFill;
}

export interface SheetChart {
  /** Where it is drawn. */
  sheet: Sheet;
  /** Where its cells are. */
  dataSheet: Sheet;
  title: string;
  /** column: upright; bar: lying, first category on top. */
  kind: 'column' | 'bar';
  /** Where its corners lie, in columns and rows from 0. */
  place: { left: number; top: number; right: number; bottom: number };
  categories: { cells: ChartCells; values: string[] };
  series: ChartSeries[];
  /** Figures at the bars. */
  labelled: boolean;
}

/** Yen in thousands, as the title says. */
const AXIS_FORMAT = '#,##0,;&quot;▲&quot;#,##0,;0';
const FONT = 'BIZ UDPGothic';
const INK = '22201C';
const GRID = 'CBC3B5';
const NAMESPACES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Adds the charts' parts to the package's, and names them where a reader looks for them. */
export function addCharts(parts: readonly ZipPart[], charts: readonly SheetChart[]): ZipPart[] {
  if (charts.length === 0) return [...parts];
  const files = new Map(parts.map(({ name, bytes }) => [name, bytes] as const));
  const encoder = new TextEncoder();
  const text = (name: string) => {
    const bytes = files.get(name) ?? new Uint8Array();
    return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : '';
  };
  const put = (name: string, xml: string) => files.set(name, encoder.encode(xml));
  const overrides: string[] = [];
  const sheets = Map.groupBy(charts, ({ sheet }) => sheet);
  let drawn = 0;
  for (const [at, [sheet, own]] of [...sheets].entries()) {
    const drawing = at + 1;
    const first = drawn + 1;
    for (const chart of own) put(`xl/charts/chart${++drawn}.xml`, chartXml(chart));
    put(`xl/drawings/drawing${drawing}.xml`, drawingXml(own));
    put(`xl/drawings/_rels/drawing${drawing}.xml.rels`, drawingRelations(own.length, first));
    overrides.push(override(`/xl/drawings/drawing${drawing}.xml`, 'drawing'));
    const relations = `xl/worksheets/_rels/sheet${sheet.id}.xml.rels`;
    put(relations, withRelation(text(relations), 'rIdDrawing', 'drawing', `../drawings/drawing${drawing}.xml`));
    put(`xl/worksheets/sheet${sheet.id}.xml`, withDrawing(text(`xl/worksheets/sheet${sheet.id}.xml`)));
  }
  for (let chart = 1; chart <= drawn; chart++) overrides.push(override(`/xl/charts/chart${chart}.xml`, 'chart'));
  put('[Content_Types].xml', text('[Content_Types].xml').replace('</Types>', `${overrides.join('')}</Types>`));
  return [...files].map(([name, bytes]) => ({ name, bytes }));
}

function override(part: string, kind: 'drawing' | 'chart'): string {
  const type =
    kind === 'chart'
      ? 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'
      : 'application/vnd.openxmlformats-officedocument.drawing+xml';
  return `<Override PartName="${part}" ContentType="${type}"/>`;
}

function withRelation(existing: string, id: string, kind: string, target: string): string {
  const relation = `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  if (existing === '') return `${HEAD}<Relationships xmlns="${RELATIONS}">${relation}</Relationships>`;
  return existing.replace('</Relationships>', `${relation}</Relationships>`);
}

/** `drawing` stands after headers, footers and breaks, before tables and extensions. */
function withDrawing(sheet: string): string {
  return sheet.replace(/(?=<legacyDrawing|<tableParts|<extLst|<\/worksheet>)/, '<drawing r:id="rIdDrawing"/>');
}

function drawingRelations(charts: number, first: number): string {
  const relations = Array.from(
    { length: charts },
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/chart" Target="../charts/chart${first + at}.xml"/>`,
  );
  return `${HEAD}<Relationships xmlns="${RELATIONS}">${relations.join('')}</Relationships>`;
}

function drawingXml(charts: readonly SheetChart[]): string {
  const anchors = charts.map(({ place, title }, at) => {
    const corner = (column: number, row: number) =>
      `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
    return `<xdr:twoCellAnchor editAs="oneCell"><xdr:from>${corner(place.left, place.top)}</xdr:from><xdr:to>${corner(place.right, place.bottom)}</xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${at + 2}" name="chart ${at + 1}" descr="${escapeXml(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart ${NAMESPACES} r:id="rId${at + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
  });
  return `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${anchors.join('')}</xdr:wsDr>`;
}

function chartXml(chart: SheetChart): string {
  const bars = chart.kind === 'bar';
  const series = chart.series.map((one, at) => seriesXml(chart, one, at)).join('');
  const legend = stacked(chart) ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textXml(900)}</c:legend>` : '';
  const plot = `<c:barChart><c:barDir val="${bars ? 'bar' : 'col'}"/><c:grouping val="${stacked(chart) ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${series}<c:gapWidth val="55"/>${stacked(chart) ? '<c:overlap val="100"/>' : ''}<c:axId val="1001"/><c:axId val="1002"/></c:barChart>`;
  return `${HEAD}<c:chartSpace ${NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>${runProperties('a:defRPr', 1100, true)}</a:pPr><a:r>${runProperties('a:rPr', 1100, true)}<a:t>${escapeXml(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${categoryAxis(bars)}${valueAxis(bars)}<c:spPr><a:noFill/></c:spPr></c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="${GRID}"/></a:solidFill></a:ln></c:spPr>${textXml(900)}</c:chartSpace>`;
}

/** Several series lie on each other: their sum is the bar. */
function stacked(chart: SheetChart): boolean {
  return chart.series.length > 1;
}

function seriesXml(chart: SheetChart, one: ChartSeries, at: number): string {
  const sheet = chart.dataSheet.name;
  const name = `<c:tx><c:strRef><c:f>${reference(sheet, { from: one.nameCell, to: one.nameCell })}</c:f>${textCache([one.name])}</c:strRef></c:tx>`;
  const labels = chart.labelled
    ? `<c:dLbls><c:numFmt formatCode="${AXIS_FORMAT}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textXml(800)}${stacked(chart) ? '' : '<c:dLblPos val="outEnd"/>'}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
    : '';
  const categories = `<c:cat><c:strRef><c:f>${reference(sheet, chart.categories.cells)}</c:f>${textCache(chart.categories.values)}</c:strRef></c:cat>`;
  const points = one.values.map((value, index) => `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`).join('');
  const values = `<c:val><c:numRef><c:f>${reference(sheet, one.cells)}</c:f><c:numCache><c:formatCode>#,##0</c:formatCode><c:ptCount val="${one.values.length}"/>${points}</c:numCache></c:numRef></c:val>`;
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${name}<c:spPr>${fillXml(one.fill)}<a:ln w="9525"><a:solidFill><a:srgbClr val="${INK}"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>${labels}${categories}${values}</c:ser>`;
}

function textCache(texts: readonly string[]): string {
  const points = texts.map((text, at) => `<c:pt idx="${at}"><c:v>${escapeXml(text)}</c:v></c:pt>`).join('');
  return `<c:strCache><c:ptCount val="${texts.length}"/>${points}</c:strCache>`;
}

function fillXml(fill: SeriesFill): string {
  if (fill === 'light') return '<a:solidFill><a:srgbClr val="E4E0D8"/></a:solidFill>';
  if (fill === 'dark') return `<a:solidFill><a:srgbClr val="4A453E"/></a:solidFill>`;
  const pattern = fill === 'hatched' ? 'wdUpDiag' : 'pct25';
  return `<a:pattFill prst="${pattern}"><a:fgClr><a:srgbClr val="${INK}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`;
}

function categoryAxis(bars: boolean): string {
  // Lying bars are drawn from below: turned round, the first category stands on top as in the table.
  return `<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="${bars ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${bars ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${lineXml(INK)}${textXml(900)}<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
}

function valueAxis(bars: boolean): string {
  return `<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${bars ? 'b' : 'l'}"/><c:majorGridlines>${lineXml(GRID)}</c:majorGridlines><c:numFmt formatCode="${AXIS_FORMAT}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${lineXml(GRID)}${textXml(900)}<c:crossAx val="1001"/><c:crosses val="${bars ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`;
}

function lineXml(colour: string): string {
  return `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`;
}

/** Type of a part of the chart, in hundredths of a point. */
function textXml(size: number): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${runProperties('a:defRPr', size, false)}</a:pPr><a:endParaRPr lang="ja-JP"/></a:p></c:txPr>`;
}

function runProperties(element: 'a:defRPr' | 'a:rPr', size: number, bold: boolean): string {
  const language = element === 'a:rPr' ? 'lang="ja-JP" ' : '';
  return `<${element} ${language}sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${INK}"/></a:solidFill><a:latin typeface="${FONT}"/><a:ea typeface="${FONT}"/></${element}>`;
}

/** 'Sheet'!$B$3:$B$8 — absolute, the sheet's name always quoted. */
function reference(sheet: string, { from, to }: ChartCells): string {
  const cell = ({ column, row }: ChartCells['from']) => `$${columnName(column)}$${row}`;
  const range = from.column === to.column && from.row === to.row ? cell(from) : `${cell(from)}:${cell(to)}`;
  return escapeXml(`'${sheet.replaceAll("'", "''")}'!${range}`);
}

function escapeXml(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
