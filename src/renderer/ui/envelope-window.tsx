/** The window of an envelope, drawn over the sheet of a letter: shown, never printed. */
import { type EnvelopeProfile, LONG_3_WINDOW } from '../../domain/envelope.ts';
import { areaOnSheet } from './pdf-page.tsx';

/** Share of its play by which the sheet is pushed to the right and down: 0 not at all, 1 to the end. */
export interface SheetPlace {
  x: number;
  y: number;
}

const MIDDLE: SheetPlace = { x: 0.5, y: 0.5 };

export interface EnvelopeWindowProps {
  /** Left out: the usual one. */
  envelope?: EnvelopeProfile;
  /** Left out: the sheet is in the middle of its play. */
  place?: SheetPlace;
  /** The envelope's paper hides what is not in the window. */
  closed?: boolean;
}

/** Where the window comes to lie over the sheet. The address stays in it however the sheet slides. */
export function EnvelopeWindow({ envelope = LONG_3_WINDOW, place = MIDDLE, closed = false }: EnvelopeWindowProps) {
  const { windowLeft, windowTop, windowWidth, windowHeight, slideX, slideY } = envelope;
  if (envelope.windowless) return null;
  const left = windowLeft - slideX * place.x;
  const top = windowTop - slideY * place.y;
  const window = (
    <div
      className={closed ? 'envelope-window closed' : 'envelope-window'}
      style={areaOnSheet({ left, top, width: windowWidth, height: windowHeight })}
    />
  );
  return closed ? <div className="envelope-paper">{window}</div> : window;
}
