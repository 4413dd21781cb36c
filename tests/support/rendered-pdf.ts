/** A PDF as paper: its pages rasterised by PDFium, with questions about where ink lies. Text alone proves nothing. */
import { PDFiumLibrary } from '@hyzyla/pdfium';

export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface InkedPage {
  text: string;
  /** Sum of darkness in an area of the sheet, in mm² of black. */
  inkIn(area: Area): number;
  /** Darkness at a place, 0 white to 1 black. */
  darknessAt(x: number, y: number): number;
  /** The smallest rectangle around all ink of the area, or null. */
  inkBounds(area: Area): Area | null;
}

const POINTS_PER_MM = 72 / 25.4;
/** All our paper is A4. */
const SHEET = { width: 210, height: 297 };
/** Lighter than this is the rounding of the rasteriser. */
const FAINT = 0.06;

/** Renders the pages of `bytes` that are asked for (from 0; all of them by default) with so many pixels a millimetre. */
export async function renderPdf(bytes: Uint8Array, pixelsPerMm = 4, pages?: number[]): Promise<InkedPage[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const wanted = pages ?? Array.from({ length: document.getPageCount() }, (_, at) => at);
    const inked: InkedPage[] = [];
    for (const at of wanted) {
      // Rendering closes the page.
      const text = document.getPage(at).getText();
      const image = await document
        .getPage(at)
        .render({ scale: pixelsPerMm / POINTS_PER_MM, render: 'bitmap', colorSpace: 'BGRA' });
      inked.push(inkedPage(text, image.data.slice(), image.width, image.height));
    }
    document.destroy();
    return inked;
  } finally {
    library.destroy();
  }
}

export async function pageCount(bytes: Uint8Array): Promise<number> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const count = document.getPageCount();
    document.destroy();
    return count;
  } finally {
    library.destroy();
  }
}

function inkedPage(text: string, data: Uint8Array, width: number, height: number): InkedPage {
  // PDFium rounds the picture to whole points and stretches the sheet over it: the two scales differ a little.
  const across = width / SHEET.width;
  const down = height / SHEET.height;
  const darkness = (x: number, y: number) => {
    const at = (y * width + x) * 4;
    return 1 - (data[at]! + data[at + 1]! + data[at + 2]!) / 765;
  };
  const eachPixel = (area: Area, visit: (x: number, y: number, dark: number) => void) => {
    const [x1, x2] = [Math.max(0, Math.floor(area.left * across)), Math.min(width, Math.ceil(area.right * across))];
    const [y1, y2] = [Math.max(0, Math.floor(area.top * down)), Math.min(height, Math.ceil(area.bottom * down))];
    for (let y = y1; y < y2; y++) for (let x = x1; x < x2; x++) visit(x, y, darkness(x, y));
  };
  return {
    text,
    darknessAt: (x, y) => darkness(Math.floor(x * across), Math.floor(y * down)),
    inkIn(area) {
      let sum = 0;
      eachPixel(area, (_x, _y, dark) => {
        if (dark > FAINT) sum += dark;
      });
      return sum / (across * down);
    },
    inkBounds(area) {
      const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      eachPixel(area, (x, y, dark) => {
        if (dark <= FAINT) return;
        bounds.left = Math.min(bounds.left, x / across);
        bounds.top = Math.min(bounds.top, y / down);
        bounds.right = Math.max(bounds.right, (x + 1) / across);
        bounds.bottom = Math.max(bounds.bottom, (y + 1) / down);
      });
      return bounds.left === Infinity ? null : bounds;
    },
  };
}

/** The words of all pages, without drawing them. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const pages = Array.from({ length: document.getPageCount() }, (_, at) => document.getPage(at).getText());
    document.destroy();
    return pages.join('\n');
  } finally {
    library.destroy();
  }
}
