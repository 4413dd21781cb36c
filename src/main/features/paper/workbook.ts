/**
 * Workbooks for Excel: one hand for all sheets (type, rules, formats, A4 set-up) and bytes that depend on the contents only.
 * Every formula is written with its result, so that viewers that do not calculate show the figures too.
 */
import ExcelJS from 'exceljs';
import { daysBetween, type PlainDate, utcMidnight } from '../../../domain/dates.ts';

export type Sheet = ExcelJS.Worksheet;
export type Book = ExcelJS.Workbook;

/** Both come with Windows. BIZ UDGothic has figures of one width, BIZ UDPGothic has not. */
const TEXT_FONT = 'BIZ UDPGothic';
const FIGURE_FONT = 'BIZ UDGothic';
const YEN_FORMAT = '#,##0;"▲"#,##0;"—"';
const COUNT_FORMAT = '#,##0;"▲"#,##0;0';
const SHARE_FORMAT = '0.0%;"▲"0.0%;"—"';
const DATE_FORMAT = 'yyyy/mm/dd';

const INK = 'FF22201C';
const SECOND = 'FF57524A';
const HAIR = 'FFCBC3B5';
const STRONG = 'FF8C8477';
const GROUND = 'FFF3EFE8';

/** Excel counts days from here. */
const EPOCH: PlainDate = '1899-12-30';

export function startWorkbook(createdOn: PlainDate, title: string): Book {
  const book = new ExcelJS.Workbook();
  book.creator = 'Banto';
  book.lastModifiedBy = 'Banto';
  book.title = title;
  book.created = utcMidnight(createdOn);
  book.modified = utcMidnight(createdOn);
  // Excel calculates anew when it opens the file: what it shows is its own figure, not ours.
  book.calcProperties.fullCalcOnLoad = true;
  return book;
}

export interface SheetSetup {
  name: string;
  landscape: boolean;
  /** Left in the footer: whose paper it is. */
  footer: string;
  accent: string;
  widths: number[];
  /** Rows repeated on each printed page and kept in sight: up to and including this one. */
  headRow?: number;
  /** Columns kept in sight. */
  headColumns?: number;
}

/** A sheet set up for A4: one page wide, head repeated, page n/m in the footer. */
export function addSheet(book: Book, setup: SheetSetup): Sheet {
  const sheet = book.addWorksheet(setup.name, {
    properties: { tabColor: { argb: `FF${setup.accent}` }, defaultRowHeight: 18 },
    pageSetup: {
      paperSize: 9,
      orientation: setup.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.35 },
      ...(setup.headRow ? { printTitlesRow: `1:${setup.headRow}` } : {}),
    },
    headerFooter: { oddFooter: `&L&8${setup.footer.replaceAll('&', '&&')}&C&8&A&R&8&P / &N` },
    views: [
      {
        state: 'frozen',
        ySplit: setup.headRow ?? 0,
        xSplit: setup.headColumns ?? 0,
        showGridLines: false,
        zoomScale: 100,
      },
    ],
  });
  if (!setup.headRow) sheet.views = [{ state: 'normal', showGridLines: false }];
  for (const [at, width] of setup.widths.entries()) sheet.getColumn(at + 1).width = width;
  return sheet;
}

export type CellKind = 'text' | 'yen' | 'count' | 'share' | 'date' | 'days';

const FORMATS: Record<CellKind, string> = {
  text: '@',
  yen: YEN_FORMAT,
  count: COUNT_FORMAT,
  share: SHARE_FORMAT,
  date: DATE_FORMAT,
  days: '#,##0;"—";"—"',
};

export interface CellStyle {
  bold?: boolean;
  size?: number;
  colour?: string;
  /** A text that runs on over the empty cells at its right. */
  overflow?: boolean;
  align?: 'left' | 'right' | 'center';
  /** Air at the left, so that a text does not touch the figures beside it. */
  indent?: number;
}

/** Text stays text whatever it begins with: = + - @ are characters of a name here, not the start of a formula. */
export function putText(sheet: Sheet, row: number, column: number, text: string, style: CellStyle = {}): void {
  const cell = sheet.getCell(row, column);
  cell.value = withoutControls(text);
  applyStyle(cell, 'text', style);
}

export function putNumber(
  sheet: Sheet,
  row: number,
  column: number,
  value: number,
  kind: CellKind,
  style: CellStyle = {},
): void {
  const cell = sheet.getCell(row, column);
  cell.value = value;
  applyStyle(cell, kind, style);
}

/** A date as the number of days Excel counts: no time zone can move it. */
export function putDate(sheet: Sheet, row: number, column: number, date: PlainDate, style: CellStyle = {}): void {
  putNumber(sheet, row, column, dateNumber(date), 'date', { align: 'center', ...style });
}

export function dateNumber(date: PlainDate): number {
  return daysBetween(EPOCH, date);
}

/** A formula with the result it has. */
export function putFormula(
  sheet: Sheet,
  row: number,
  column: number,
  formula: string,
  result: number,
  kind: CellKind,
  style: CellStyle = {},
): void {
  const cell = sheet.getCell(row, column);
  cell.value = { formula, result };
  applyStyle(cell, kind, style);
}

function applyStyle(cell: ExcelJS.Cell, kind: CellKind, style: CellStyle): void {
  cell.numFmt = FORMATS[kind];
  const font = kind === 'text' ? TEXT_FONT : FIGURE_FONT;
  cell.font = {
    name: font,
    family: 3,
    charset: 128,
    size: style.size ?? 10,
    bold: style.bold ?? false,
    color: { argb: style.colour ?? INK },
  };
  const horizontal = style.align ?? (kind === 'text' ? 'left' : 'right');
  cell.alignment = {
    vertical: 'middle',
    horizontal,
    shrinkToFit: kind === 'text' && !style.overflow,
    indent: style.indent ?? 0,
  };
}

/** XML 1.0 has no control characters: a workbook with one does not open. */
export function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** Title in the client's colour over a rule, name and subtitle below: rows 1 to 3. */
export function putTitle(
  sheet: Sheet,
  columns: number,
  accent: string,
  title: string,
  name: string,
  subtitle: string,
): void {
  putText(sheet, 1, 1, title, { size: 16, bold: true, colour: `FF${accent}` });
  sheet.getRow(1).height = 28;
  putText(sheet, 2, 1, name, { size: 11, bold: true });
  putText(sheet, 3, 1, subtitle, { size: 9, colour: SECOND });
  for (const row of [1, 2, 3]) {
    sheet.getCell(row, 1).alignment = { vertical: 'middle', horizontal: 'left', shrinkToFit: false };
  }
  ruleBelow(sheet, 1, 1, columns, 'medium', `FF${accent}`);
}

/** Heads of columns; `colours` draws the age of each below it. */
export function putHead(
  sheet: Sheet,
  row: number,
  labels: string[],
  numeric: boolean[],
  colours: (string | null)[] = [],
): void {
  sheet.getRow(row).height = 22;
  for (const [at, label] of labels.entries()) {
    putText(sheet, row, at + 1, label, {
      bold: true,
      size: 9,
      align: numeric[at] ? 'right' : 'left',
      indent: indentOf(at, numeric[at]),
    });
    const cell = sheet.getCell(row, at + 1);
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: GROUND } };
    const age = colours[at];
    cell.border = {
      top: { style: 'thin', color: { argb: STRONG } },
      bottom: age ? { style: 'thick', color: { argb: `FF${age}` } } : { style: 'thin', color: { argb: STRONG } },
    };
  }
}

/** Texts are set in from the column before them; the first stands flush with the rule. */
export function indentOf(column: number, numeric = false): number {
  return column > 0 && !numeric ? 1 : 0;
}

/** Hairline under a row of a table. */
export function ruleBelow(
  sheet: Sheet,
  row: number,
  first: number,
  last: number,
  style: ExcelJS.BorderStyle = 'hair',
  argb = HAIR,
): void {
  for (let column = first; column <= last; column++) {
    const cell = sheet.getCell(row, column);
    cell.border = { ...cell.border, bottom: { style, color: { argb } } };
  }
}

/** A total stands under a strong rule and closes with a double one. */
export function ruleTotal(sheet: Sheet, row: number, first: number, last: number): void {
  for (let column = first; column <= last; column++) {
    sheet.getCell(row, column).border = {
      top: { style: 'thin', color: { argb: STRONG } },
      bottom: { style: 'double', color: { argb: STRONG } },
    };
  }
}

/** A thin box around cells, for a seal, a tick or a signature. */
export function boxAround(sheet: Sheet, area: { left: number; top: number; right: number; bottom: number }): void {
  const line = { style: 'thin' as const, color: { argb: STRONG } };
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) {
      const cell = sheet.getCell(row, column);
      cell.border = {
        ...cell.border,
        ...(row === area.top ? { top: line } : {}),
        ...(row === area.bottom ? { bottom: line } : {}),
        ...(column === area.left ? { left: line } : {}),
        ...(column === area.right ? { right: line } : {}),
      };
    }
}

/** A row of one colour over the columns: the client's band. */
export function fillRow(sheet: Sheet, row: number, columns: number, argb: string, height: number): void {
  sheet.getRow(row).height = height;
  for (let column = 1; column <= columns; column++)
    sheet.getCell(row, column).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

/** 1 → A, 28 → AB. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
