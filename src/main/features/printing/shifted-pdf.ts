/** Pages moved by what a printer is off; the stored file stays as it is, what goes to the queue is a copy. */
import { PDFDocument } from 'pdf-lib';

const POINTS_PER_MM = 72 / 25.4;

/** `rightMm` and `downMm`: how far everything is moved, negative to the left and up. */
export async function shiftPages(asked: {
  bytes: Uint8Array;
  rightMm: number;
  downMm: number;
}): Promise<{ bytes: Uint8Array }> {
  const document = await PDFDocument.load(asked.bytes, { updateMetadata: false });
  for (const page of document.getPages())
    page.translateContent(asked.rightMm * POINTS_PER_MM, -asked.downMm * POINTS_PER_MM);
  return {
    bytes: await document.save({ addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: 100_000 }),
  };
}
