/**
 * Draws pages of a PDF as pixels with PDFium, the engine Chromium itself prints with, away from the window's thread.
 * It gets bytes and gives pixels; it fetches nothing but its own WebAssembly file.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import wasmUrl from '@hyzyla/pdfium/pdfium.wasm?url';

export interface PdfPageRequest {
  id: number;
  bytes: Uint8Array;
  /** From 0. */
  page: number;
  /** Pixels across. */
  width: number;
}

export type PdfPageReply =
  | { id: number; ok: true; pages: number; width: number; height: number; pixels: Uint8ClampedArray<ArrayBuffer> }
  | { id: number; ok: false; message: string };

let library: Promise<PDFiumLibrary> | null = null;

self.addEventListener('message', (event: MessageEvent<PdfPageRequest>) => {
  void draw(event.data).then((reply) => {
    self.postMessage(reply, { transfer: reply.ok ? [reply.pixels.buffer] : [] });
  });
});

async function draw(request: PdfPageRequest): Promise<PdfPageReply> {
  try {
    library ??= loadLibrary();
    const document = await (await library).loadDocument(request.bytes);
    const page = document.getPage(request.page);
    const { originalWidth } = page.getOriginalSize();
    const scale = request.width / originalWidth;
    const image = await page.render({ scale, render: 'bitmap', colorSpace: 'BGRA' });
    const pages = document.getPageCount();
    // The library has PDFium write red first (REVERSE_BYTE_ORDER), as a canvas wants it.
    const pixels = new Uint8ClampedArray(image.data);
    document.destroy();
    return { id: request.id, ok: true, pages, width: image.width, height: image.height, pixels };
  } catch (error) {
    return { id: request.id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

async function loadLibrary(): Promise<PDFiumLibrary> {
  const response = await fetch(wasmUrl);
  return PDFiumLibrary.init({ wasmBinary: await response.arrayBuffer() });
}
