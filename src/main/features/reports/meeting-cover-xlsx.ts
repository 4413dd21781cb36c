/** 表紙 and ご判断のお願い: the sheets that carry the client's colour and places for seals and signatures. */
import { formatLongDate } from '../../../domain/dates.ts';
import { meetingQuestions } from '../../../domain/meeting-decisions.ts';
import { hasSheet, MEETING_SHEETS, MEETING_WORDS, monthWords } from '../../../domain/meeting-report.ts';
import { addSheet, boxAround, fillRow, putHead, putNumber, putText, ruleBelow, type Sheet } from '../paper/workbook.ts';
import { addTableSheet, linesOfComment, linesOfText, type MeetingBook, setPrintArea } from './meeting-book-xlsx.ts';

const WORDS = MEETING_WORDS;
const COVER_WIDTHS = [4, 22, 24, 15, 15, 15];
const SECOND = 'FF57524A';
/** Rows of the cover, so that it fills its sheet of A4 whatever the list's length. */
const LIST_ROW = 21;
const SEAL_ROW = 36;

export function addCoverSheet({ book, report }: MeetingBook): void {
  const sheet = addSheet(book, {
    name: WORDS.sheets.cover,
    landscape: false,
    footer: `${report.clientName}　${monthWords(report.month)}`,
    accent: report.accent,
    widths: COVER_WIDTHS,
  });
  const columns = COVER_WIDTHS.length;
  fillRow(sheet, 1, columns, `FF${report.accent}`, 16);
  putText(sheet, 5, 2, `${report.clientName}　御中`, { size: 18, bold: true, overflow: true });
  sheet.getRow(5).height = 30;
  putText(sheet, 8, 2, WORDS.title, { size: 30, bold: true, colour: `FF${report.accent}`, overflow: true });
  sheet.getRow(8).height = 48;
  putText(sheet, 9, 2, monthWords(report.month), { size: 20, overflow: true });
  sheet.getRow(9).height = 34;
  ruleBelow(sheet, 10, 2, columns, 'medium', `FF${report.accent}`);
  putCoverFacts(sheet, 12, report);
  const lines = linesOfComment(report.comments.cover ?? '', COVER_WIDTHS.slice(1));
  for (const [at, line] of lines.slice(0, 4).entries()) putText(sheet, 17 + at, 2, line, { overflow: true });
  putContents(sheet, LIST_ROW, report);
  putSeals(sheet, SEAL_ROW);
  fillRow(sheet, SEAL_ROW + 5, columns, `FF${report.accent}`, 8);
  sheet.pageSetup.fitToHeight = 1;
  sheet.pageSetup.verticalCentered = true;
  setPrintArea(sheet, 'F', SEAL_ROW + 5);
}

function putCoverFacts(sheet: Sheet, row: number, report: MeetingBook['report']): void {
  const { cover } = WORDS;
  const through = report.bankThroughOn;
  const facts: [label: string, value: string][] = [
    [WORDS.asOf, formatLongDate(report.asOf)],
    [cover.createdOn, formatLongDate(report.createdOn)],
    [cover.bankThrough, through === null ? cover.noBank : cover.bankThroughOn(formatLongDate(through))],
    [cover.office, `${report.officeName}${report.assigneeName ? `　${cover.assignee} ${report.assigneeName}` : ''}`],
  ];
  for (const [at, [label, value]] of facts.entries()) {
    putText(sheet, row + at, 2, label, { size: 10, colour: SECOND });
    putText(sheet, row + at, 3, value, { size: 11, overflow: true });
    sheet.getRow(row + at).height = 20;
  }
}

function putContents(sheet: Sheet, row: number, report: MeetingBook['report']): void {
  const { cover, contents, sheets } = WORDS;
  putText(sheet, row, 2, cover.list, { bold: true, size: 11 });
  ruleBelow(sheet, row, 2, COVER_WIDTHS.length, 'thin', 'FF8C8477');
  const listed = MEETING_SHEETS.filter((key) => key !== 'cover' && hasSheet(report, key));
  for (const [at, key] of listed.entries()) {
    const y = row + 1 + at;
    putText(sheet, y, 2, sheets[key]);
    putText(sheet, y, 3, contents[key], { colour: SECOND, overflow: true });
    ruleBelow(sheet, y, 2, COVER_WIDTHS.length);
    sheet.getRow(y).height = 19;
  }
}

/** Three boxes at the right, for seals. */
function putSeals(sheet: Sheet, row: number): void {
  for (const [at, label] of WORDS.cover.seals.entries()) {
    const column = 4 + at;
    putText(sheet, row, column, label, { size: 9, align: 'center' });
    boxAround(sheet, { left: column, top: row, right: column, bottom: row });
    sheet.mergeCells(row + 1, column, row + 3, column);
    boxAround(sheet, { left: column, top: row + 1, right: column, bottom: row + 3 });
  }
}

const DECISION_WIDTHS = [7, 76, 16, 28, 30];
/** Half-width characters of a question's line in its column. */
const QUESTION_WIDTH = 78;

/** What the client is asked to decide, each with boxes to tick, and who signed it. */
export function addDecisionsSheet(shared: MeetingBook): void {
  if (!hasSheet(shared.report, 'decisions')) return;
  const { decisions } = WORDS;
  const { sheet, headRow } = addTableSheet(shared, 'decisions', DECISION_WIDTHS, 0);
  const labels = [decisions.number, decisions.question, decisions.amountYen, decisions.choice, decisions.remark];
  putHead(sheet, headRow, labels, [false, false, true, false, false]);
  const questions = meetingQuestions(shared.report);
  let row = headRow + 1;
  for (const [at, { text, amountYen }] of questions.entries()) {
    const lines = linesOfText(text, QUESTION_WIDTH);
    putNumber(sheet, row, 1, at + 1, 'count', { align: 'center' });
    for (const [line, words] of lines.entries()) putText(sheet, row + line, 2, words, { indent: 1, overflow: true });
    if (amountYen !== null) putNumber(sheet, row, 3, amountYen, 'yen');
    putText(sheet, row, 4, decisions.choices, { indent: 1, overflow: true });
    const height = Math.max(lines.length, 2);
    for (let y = row; y < row + height; y++) sheet.getRow(y).height = 18;
    for (let column = 1; column <= DECISION_WIDTHS.length; column++)
      boxAround(sheet, { left: column, top: row, right: column, bottom: row + height - 1 });
    row += height;
  }
  if (questions.length === 0) putText(sheet, row++, 1, decisions.none, { overflow: true });
  putSignatures(sheet, row + 1);
  setPrintArea(sheet, 'E', row + 6);
}

function putSignatures(sheet: Sheet, row: number): void {
  const { decisions } = WORDS;
  putText(sheet, row, 2, decisions.signed, { bold: true });
  for (const [at, who] of decisions.signatures.entries()) {
    const column = 4 + at;
    putText(sheet, row, column, who, { size: 9, indent: 1 });
    boxAround(sheet, { left: column, top: row, right: column, bottom: row });
    sheet.mergeCells(row + 1, column, row + 3, column);
    boxAround(sheet, { left: column, top: row + 1, right: column, bottom: row + 3 });
    putText(sheet, row + 4, column, decisions.date, { size: 9, align: 'right' });
    boxAround(sheet, { left: column, top: row + 4, right: column, bottom: row + 4 });
  }
}
