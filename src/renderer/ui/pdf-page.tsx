/** One page of a PDF as it will be printed: true pixels of the true bytes, drawn in a worker, sharp on every screen. */
import './paper.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { paperWords } from '../../messages/paper.ts';
import type { PdfPageReply, PdfPageRequest } from './pdf-worker.ts';

type Drawn = Extract<PdfPageReply, { ok: true }>;

let worker: Worker | null = null;
let nextId = 1;
const waiting = new Map<number, (reply: PdfPageReply) => void>();

/** Draws one page; rejects with what PDFium said. Bytes are copied, the caller keeps his. */
function drawPage(bytes: Uint8Array, page: number, width: number): Promise<Drawn> {
  worker ??= startWorker();
  const id = nextId++;
  const request: PdfPageRequest = { id, bytes, page, width };
  worker.postMessage(request);
  return new Promise((drawn, failed) => {
    waiting.set(id, (reply) => {
      waiting.delete(id);
      if (reply.ok) drawn(reply);
      else failed(new Error(reply.message));
    });
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module', name: 'pdf-worker' });
  started.addEventListener('message', (event: MessageEvent<PdfPageReply>) => waiting.get(event.data.id)?.(event.data));
  return started;
}

export interface PdfPageProps {
  /** Null while they are on their way. */
  bytes: Uint8Array | null;
  /** From 0. */
  page: number;
  /** Another paper is on its way: what stands there is dimmed. */
  stale?: boolean;
  /** What it is, for screen readers. */
  label: string;
  /** Lies over the sheet; places it by areaOnSheet. */
  children?: ReactNode;
}

/** A4 in portrait, as large as the pane allows. */
const SHEET = { width: 210, height: 297 };

export function PdfPage({ bytes, page, stale, label, children }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useSheetWidth(frame);
  const [failed, setFailed] = useState(false);
  const [drawn, setDrawn] = useState<Uint8Array | null>(null);
  useEffect(() => {
    if (!bytes || width === 0) return;
    let wanted = true;
    drawPage(bytes, page, Math.round(width * window.devicePixelRatio)).then(
      (image) => {
        if (!wanted) return;
        paint(canvas.current, image);
        setFailed(false);
        setDrawn(bytes);
      },
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [bytes, page, width]);
  return (
    <div className="sheet-frame" ref={frame}>
      <div
        className="sheet"
        role="img"
        aria-label={label}
        aria-busy={stale || bytes === null || bytes !== drawn}
        style={{ width, height: (width * SHEET.height) / SHEET.width }}
      >
        <canvas ref={canvas} hidden={bytes === null || failed} />
        {failed ? <p className="sheet-failed">{paperWords.cannotDraw}</p> : bytes !== null && children}
      </div>
    </div>
  );
}

/** Style of a box over the sheet, from millimetres of paper. */
export function areaOnSheet(area: { left: number; top: number; width: number; height: number }) {
  const across = (mm: number) => `${(mm / SHEET.width) * 100}%`;
  const down = (mm: number) => `${(mm / SHEET.height) * 100}%`;
  return { left: across(area.left), top: down(area.top), width: across(area.width), height: down(area.height) };
}

function paint(canvas: HTMLCanvasElement | null, image: Drawn): void {
  if (!canvas) return;
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.putImageData(new ImageData(image.pixels, image.width, image.height), 0, 0);
}

/** CSS pixels across, so that the whole sheet is in view; a change of the window draws it anew. */
function useSheetWidth(frame: { current: HTMLDivElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const observer = new ResizeObserver(([entry]) => {
      const area = entry?.contentRect;
      if (area) setWidth(Math.floor(Math.min(area.width, (area.height * SHEET.width) / SHEET.height)));
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
