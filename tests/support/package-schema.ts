/**
 * A workbook's package against ECMA-376 Part 1 (SpreadsheetML, DrawingML charts) as far as a table and a strict XML parser go:
 * order of elements, references between parts, cells, styles and names. The published XSDs are not shipped here, and Excel
 * itself cannot be tried; what Excel is known to repair or refuse is what this looks for.
 */
import { all, find, type XmlNode } from './workbook-package.ts';

/** Children of an element in the order the schema's sequence has them (sml.xsd, dml-chart.xsd, dml-spreadsheetDrawing.xsd). */
const ORDER: Record<string, string> = {
  workbook:
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches webPublishing fileRecoveryPr webPublishObjects extLst',
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing tableParts extLst',
  sheetPr: 'tabColor outlinePr pageSetUpPr',
  sheetView: 'pane selection pivotSelection extLst',
  c: 'f v is extLst',
  headerFooter: 'oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst',
  xf: 'alignment protection extLst',
  border: 'start end left right top bottom diagonal vertical horizontal',
  'xdr:twoCellAnchor': 'xdr:from xdr:to xdr:graphicFrame xdr:clientData',
  'c:chartSpace': 'c:date1904 c:lang c:roundedCorners c:chart c:spPr c:txPr c:printSettings',
  'c:chart': 'c:title c:autoTitleDeleted c:plotArea c:legend c:plotVisOnly c:dispBlanksAs',
  'c:title': 'c:tx c:layout c:overlay c:spPr c:txPr',
  'c:plotArea': 'c:layout c:barChart c:catAx c:valAx c:spPr',
  'c:barChart': 'c:barDir c:grouping c:varyColors c:ser c:dLbls c:gapWidth c:overlap c:serLines c:axId',
  'c:ser': 'c:idx c:order c:tx c:spPr c:invertIfNegative c:dLbls c:cat c:val',
  'c:dLbls':
    'c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize',
  'c:catAx':
    'c:axId c:scaling c:delete c:axPos c:majorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:auto c:lblAlgn c:lblOffset c:noMultiLvlLbl',
  'c:valAx':
    'c:axId c:scaling c:delete c:axPos c:majorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossBetween',
  'c:legend': 'c:legendPos c:overlay c:spPr c:txPr',
};

const CELL_TYPES = new Set(['b', 'd', 'e', 'inlineStr', 'n', 's', 'str']);

type Parts = ReadonlyMap<string, XmlNode>;

/** What is wrong with the package, in words; empty when nothing is. */
export function packageProblems(parts: Parts): string[] {
  return [
    ...[...parts].flatMap(([name, root]) => outOfOrder(root).map((at) => `${name}: ${at} out of order`)),
    ...brokenReferences(parts),
    ...workbookProblems(parts),
    ...styleProblems(parts.get('xl/styles.xml')!),
    ...[...parts]
      .filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
      .flatMap(([name, sheet]) => sheetProblems(sheet, parts).map((problem) => `${name}: ${problem}`)),
  ];
}

function outOfOrder(node: XmlNode): string[] {
  const order = ORDER[node.name]?.split(' ');
  // c:chart is also the drawing's pointer to a chart: nothing in it.
  const places = order ? node.children.map(({ name }) => order.indexOf(name)) : [];
  const own = places.some((place, at) => place < 0 || place < (places[at - 1] ?? 0)) ? [node.name] : [];
  return [...own, ...node.children.flatMap(outOfOrder)];
}

/** Parts that no type is given for, types without a part, relationships that lead nowhere. */
function brokenReferences(parts: Parts): string[] {
  const types = parts.get('[Content_Types].xml')!;
  const known = new Set(all(types, 'Override').map(({ attributes }) => attributes.PartName!.slice(1)));
  const problems = [...known]
    .filter((part) => !parts.has(part))
    .map((part) => `type of a part that is not there: ${part}`);
  for (const [name, root] of parts) {
    if (/^xl\/(charts|drawings|worksheets)\/[^_][^/]*\.xml$/.test(name) && !known.has(name))
      problems.push(`part without a type: ${name}`);
    if (!name.endsWith('.rels')) continue;
    const folder = name.replace(/_rels\/[^/]+$/, '');
    for (const { attributes } of all(root, 'Relationship'))
      if (!parts.has(resolved(folder, attributes.Target!))) problems.push(`${name} → ${attributes.Target}`);
  }
  return problems;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else path.push(step);
  }
  return path.join('/');
}

function workbookProblems(parts: Parts): string[] {
  const book = parts.get('xl/workbook.xml')!;
  const sheets = all(book, 'sheet').map(({ attributes }) => attributes);
  const names = sheets.map(({ name }) => name!);
  const ids = new Set(all(parts.get('xl/_rels/workbook.xml.rels')!, 'Relationship').map((one) => one.attributes.Id));
  const problems: string[] = [];
  if (new Set(names.map((name) => name.toLowerCase())).size !== names.length) problems.push('sheet names twice');
  for (const name of names)
    if (name === '' || name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name)) problems.push(`sheet name ${name}`);
  for (const sheet of sheets) if (!ids.has(sheet['r:id'])) problems.push(`sheet ${sheet.name} without a part`);
  for (const { attributes, text } of all(book, 'definedName')) {
    if (Number(attributes.localSheetId ?? 0) >= names.length) problems.push(`name of sheet ${attributes.localSheetId}`);
    for (const [, sheet] of text.matchAll(/'((?:[^']|'')+)'!/g))
      if (!names.includes(sheet!.replaceAll("''", "'"))) problems.push(`name of ${sheet}`);
  }
  return problems;
}

const count = (node: XmlNode | undefined, name: string) =>
  node ? node.children.filter((child) => child.name === name).length : 0;

function styleProblems(styles: XmlNode): string[] {
  const own = (name: string) => find(styles, name);
  const limits = {
    fontId: count(own('fonts'), 'font'),
    fillId: count(own('fills'), 'fill'),
    borderId: count(own('borders'), 'border'),
  };
  const formats = new Set(all(styles, 'numFmt').map(({ attributes }) => attributes.numFmtId));
  const problems: string[] = [];
  for (const list of ['fonts', 'fills', 'borders', 'cellXfs', 'cellStyleXfs', 'numFmts'])
    if (own(list)?.attributes.count !== undefined && Number(own(list)!.attributes.count) !== own(list)!.children.length)
      problems.push(`count of ${list}`);
  for (const { attributes } of all(styles, 'xf')) {
    for (const [id, limit] of Object.entries(limits))
      if (Number(attributes[id] ?? 0) >= limit) problems.push(`${id} ${attributes[id]}`);
    const format = attributes.numFmtId ?? '0';
    // Below 164 are those that every program knows.
    if (Number(format) >= 164 && !formats.has(format)) problems.push(`numFmtId ${format}`);
  }
  return problems;
}

function sheetProblems(sheet: XmlNode, parts: Parts): string[] {
  const styles = count(find(parts.get('xl/styles.xml')!, 'cellXfs'), 'xf');
  const shared = count(parts.get('xl/sharedStrings.xml'), 'si');
  const problems: string[] = [];
  let lastRow = 0;
  for (const row of find(sheet, 'sheetData')?.children ?? []) {
    const number = Number(row.attributes.r);
    if (number <= lastRow) problems.push(`row ${number} after ${lastRow}`);
    lastRow = number;
    let lastColumn = 0;
    for (const cell of row.children) {
      problems.push(...cellProblems(cell, number, styles, shared));
      const column = columnOf(cell.attributes.r!);
      if (column <= lastColumn) problems.push(`cell ${cell.attributes.r} out of order`);
      lastColumn = column;
    }
  }
  for (const { text } of all(sheet, 'oddFooter')) if (text.length > 255) problems.push('footer over 255 characters');
  return [...problems, ...mergeProblems(sheet), ...columnProblems(sheet)];
}

function cellProblems(cell: XmlNode, row: number, styles: number, shared: number): string[] {
  const { r = '', s = '0', t = 'n' } = cell.attributes;
  const value = find(cell, 'v')?.text;
  const problems: string[] = [];
  if (Number(/\d+$/.exec(r)?.[0]) !== row) problems.push(`cell ${r} in row ${row}`);
  if (Number(s) >= styles) problems.push(`style ${s} of ${r}`);
  if (!CELL_TYPES.has(t)) problems.push(`type ${t} of ${r}`);
  if (t === 's' && Number(value) >= shared) problems.push(`text ${value} of ${r}`);
  if (t === 'n' && value !== undefined && !Number.isFinite(Number(value))) problems.push(`number ${value} of ${r}`);
  if (t === 'inlineStr' && !find(cell, 'is')) problems.push(`no text in ${r}`);
  if (find(cell, 'f') && /^=/.test(find(cell, 'f')!.text)) problems.push(`formula of ${r} begins with =`);
  return problems;
}

function columnOf(reference: string): number {
  return [.../^[A-Z]+/.exec(reference)![0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** No cell may be in two merged areas. */
function mergeProblems(sheet: XmlNode): string[] {
  const taken = new Set<string>();
  const problems: string[] = [];
  for (const { attributes } of all(sheet, 'mergeCell')) {
    const [from, to] = attributes.ref!.split(':');
    const rows = [from!, to!].map((one) => Number(/\d+$/.exec(one)![0]));
    for (let row = rows[0]!; row <= rows[1]!; row++)
      for (let column = columnOf(from!); column <= columnOf(to!); column++) {
        if (taken.has(`${row} ${column}`)) problems.push(`merged twice: ${attributes.ref}`);
        taken.add(`${row} ${column}`);
      }
  }
  return problems;
}

function columnProblems(sheet: XmlNode): string[] {
  let last = 0;
  return all(sheet, 'col').flatMap(({ attributes }) => {
    const [min, max] = [Number(attributes.min), Number(attributes.max)];
    const wrong = min <= last || max < min || max > 16_384;
    last = max;
    return wrong ? [`columns ${min}–${max}`] : [];
  });
}
