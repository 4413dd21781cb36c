/** The window of the envelope, drawn over the sheet of a letter. */
import { LONG_3_WINDOW } from '../../domain/envelope.ts';
import { areaOnSheet } from './pdf-page.tsx';

/**
 * Where the window of the envelope comes to lie while the sheet is in the middle of its play: shown, never printed. The
 * address stays in it however the sheet slides.
 */
export function EnvelopeWindow() {
  const { windowLeft, windowTop, windowWidth, windowHeight, slideX, slideY } = LONG_3_WINDOW;
  const left = windowLeft - slideX / 2;
  const top = windowTop - slideY / 2;
  return (
    <div className="envelope-window" style={areaOnSheet({ left, top, width: windowWidth, height: windowHeight })} />
  );
}
