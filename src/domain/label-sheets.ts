/** Sheets of labels on A4 as they are sold; sizes in mm. Margins follow from the size where makers do not say. */
import type { SheetArea } from './envelope.ts';

export interface LabelSheet {
  key: string;
  name: string;
  columns: number;
  rows: number;
  width: number;
  height: number;
  left: number;
  top: number;
  gapX: number;
}

export const LABEL_SHEETS: readonly LabelSheet[] = [
  {
    key: 'a4-10',
    name: '10面 86.4×50.8',
    columns: 2,
    rows: 5,
    width: 86.4,
    height: 50.8,
    left: 18.6,
    top: 21.5,
    gapX: 0,
  },
  {
    key: 'a4-12',
    name: '12面 86.4×42.3',
    columns: 2,
    rows: 6,
    width: 86.4,
    height: 42.3,
    left: 18.6,
    top: 21.6,
    gapX: 0,
  },
  {
    key: 'a4-18',
    name: '18面 63.5×46.6',
    columns: 3,
    rows: 6,
    width: 63.5,
    height: 46.6,
    left: 7.25,
    top: 8.7,
    gapX: 2.5,
  },
  { key: 'a4-21', name: '21面 70×42.3', columns: 3, rows: 7, width: 70, height: 42.3, left: 0, top: 0.45, gapX: 0 },
  { key: 'a4-24', name: '24面 66×33.9', columns: 3, rows: 8, width: 66, height: 33.9, left: 6, top: 12.9, gapX: 0 },
];

/** A printer that draws paper in a little askew must not put ink over the label's edge. */
export const LABEL_PADDING = 3.5;

export function cellsOf(sheet: LabelSheet): number {
  return sheet.columns * sheet.rows;
}

/** The label at `cell` (from 0, row by row), moved by what the printer is off. */
export function labelArea(sheet: LabelSheet, cell: number, offset: { rightMm: number; downMm: number }): SheetArea {
  const left = sheet.left + (cell % sheet.columns) * (sheet.width + sheet.gapX) + offset.rightMm;
  const top = sheet.top + Math.floor(cell / sheet.columns) * sheet.height + offset.downMm;
  return { left, top, right: left + sheet.width, bottom: top + sheet.height };
}

/** Inside the padding. Labels without a margin around them lie at the sheet's edge, where printers leave 5 mm white. */
export function labelTextArea(sheet: LabelSheet, cell: number, offset: { rightMm: number; downMm: number }): SheetArea {
  const { left, top, right, bottom } = labelArea(sheet, cell, offset);
  return {
    left: Math.max(left + LABEL_PADDING, 6),
    top: Math.max(top + LABEL_PADDING, 5),
    right: Math.min(right - LABEL_PADDING, 204),
    bottom: Math.min(bottom - LABEL_PADDING, 292),
  };
}
