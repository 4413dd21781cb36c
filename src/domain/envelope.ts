/**
 * Envelopes, and what of a sheet shows in their window. Pure arithmetic in millimetres.
 *
 * A folded sheet is smaller than its envelope and slides in it. Let the window stand `windowLeft`, `windowTop` from the
 * envelope's corner. With the sheet pushed fully to the left and up the window lies over the sheet at (windowLeft, windowTop);
 * pushed fully to the right and down it lies over it at (windowLeft − slideX, windowTop − slideY). What shows in *every*
 * position is therefore (W − slideX) × (H − slideY) from (windowLeft, windowTop); what shows in *some* position is everything
 * from (windowLeft − slideX, windowTop − slideY) to the window's far corner.
 */

/** How A4 is folded before it goes in; `three` gives panels of 99 mm, `four` of 74.25 mm. */
export type Fold = 'none' | 'two' | 'three' | 'four';

export const FOLDS: readonly Fold[] = ['none', 'two', 'three', 'four'];

/** An envelope as it lies with its flap up, the side with the window before you; in mm. */
export interface EnvelopeShape {
  name: string;
  width: number;
  height: number;
  fold: Fold;
  /** Null: none; the address goes on by a label or by printing the envelope. */
  window: { left: number; top: number; width: number; height: number } | null;
  /** Weight of an empty one, in grams. */
  grams: number;
  /** How many sheets of A4 it takes, where that was tried; left out: as its fold lets it. */
  sheets?: number | undefined;
}

/** What a letter needs to know of its envelope. Kept with the records of issued paper, so that it is drawn the same again. */
export interface EnvelopeProfile {
  name: string;
  windowWidth: number;
  windowHeight: number;
  windowLeft: number;
  windowTop: number;
  slideX: number;
  slideY: number;
  /** Mm from the sheet's top; lacks in records from before there was a choice: folded in three. */
  foldMarks?: number[];
  /** There is none: the address stands where it would. */
  windowless?: true;
}

/** A rectangle on the sheet in mm from its top left corner. */
export interface SheetArea {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const A4_SHEET = { width: 210, height: 297 };

const PANELS: Record<Fold, number> = { none: 1, two: 2, three: 3, four: 4 };

/** Nothing but address, sender and serial may come nearer to what shows in the window than this. */
export const WINDOW_MARGIN = 5;

/**
 * The envelopes an office finds in its cupboard. Outer sizes are of JIS S 5502; makers do not agree on where the window
 * stands, so that a window's place is the common one of the trade, to be measured on the envelope in hand and kept as an own one.
 */
export const ENVELOPE_PRESETS: readonly (EnvelopeShape & { key: string })[] = [
  preset('long3-90x45', '長形3号 窓90×45', [235, 120], 'three', [20, 12, 90, 45], 4.5),
  preset('long3-80x45', '長形3号 窓80×45', [235, 120], 'three', [20, 12, 80, 45], 4.5),
  preset('long3-95x48', '長形3号 窓95×48', [235, 120], 'three', [20, 12, 95, 48], 4.5),
  preset('long3-100x50', '長形3号 窓100×50', [235, 120], 'three', [15, 12, 100, 50], 4.5),
  preset('west3-90x45', '洋形長3号 窓90×45', [235, 120], 'three', [20, 15, 90, 45], 5),
  preset('dl-90x45', '洋形DL 窓90×45', [220, 110], 'three', [20, 15, 90, 45], 4.5),
  preset('long40-90x45', '長形40号 窓90×45', [225, 90], 'four', [18, 12, 90, 45], 3.5),
  preset('kaku-a5-90x45', '角形6号 窓90×45', [229, 162], 'two', [20, 18, 90, 45], 7.5),
  preset('kaku-a4-100x50', '角形A4号 窓100×50', [228, 312], 'none', [20, 20, 100, 50], 14),
  preset('long3-plain', '長形3号 窓なし', [235, 120], 'three', null, 4.5),
  preset('kaku2-plain', '角形2号 窓なし', [240, 332], 'none', null, 17),
];

function preset(
  key: string,
  name: string,
  [width, height]: [number, number],
  fold: Fold,
  window: [left: number, top: number, width: number, height: number] | null,
  grams: number,
): EnvelopeShape & { key: string } {
  const opening = window && { left: window[0], top: window[1], width: window[2], height: window[3] };
  return { key, name, width, height, fold, window: opening, grams };
}

/** Sheets of copier paper that still fold by hand and lie flat: in four as few as three, unfolded as many as a 30 mm packet. */
const SHEETS_OF_FOLD: Record<Fold, number> = { none: 60, two: 12, three: 6, four: 3 };

/** How many sheets an envelope takes. */
export function envelopeHolds(shape: EnvelopeShape): number {
  return shape.sheets ?? SHEETS_OF_FOLD[shape.fold];
}

/**
 * The envelope for a letter of so many sheets: its own while it holds them, else the smallest of `all` that does, with a
 * window where its own has one (a letter set for a window shows its address there); null where none is big enough.
 */
export function envelopeFor<S extends EnvelopeShape>(sheets: number, own: S, all: readonly S[]): S | null {
  if (sheets <= envelopeHolds(own)) return own;
  const fitting = all.filter(
    (one) =>
      envelopeHolds(one) >= sheets && (one.window === null) === (own.window === null) && envelopeFault(one) === null,
  );
  const size = (one: EnvelopeShape) => one.width * one.height;
  return fitting.sort((a, b) => size(a) - size(b) || envelopeHolds(a) - envelopeHolds(b))[0] ?? null;
}

/** Height of the sheet once folded, in mm. */
export function foldedHeight(fold: Fold): number {
  return A4_SHEET.height / PANELS[fold];
}

/** Where A4 is folded, in mm from its top. */
export function foldMarks(fold: Fold): number[] {
  return Array.from({ length: PANELS[fold] - 1 }, (_, at) => foldedHeight(fold) * (at + 1));
}

/** The profile that letters are set by. */
export function profileOf(shape: EnvelopeShape): EnvelopeProfile {
  const { name, window } = shape;
  if (!window) {
    const usual = profileOf(ENVELOPE_PRESETS[0]!);
    return { ...usual, name, foldMarks: foldMarks(shape.fold), windowless: true };
  }
  return {
    name,
    windowWidth: window.width,
    windowHeight: window.height,
    windowLeft: window.left,
    windowTop: window.top,
    slideX: shape.width - A4_SHEET.width,
    slideY: shape.height - foldedHeight(shape.fold),
    foldMarks: foldMarks(shape.fold),
  };
}

/** 長形3号 (235 × 120 mm) with the usual 90 × 45 mm window; A4 in three is 210 × 99 mm, so it slides 25 and 21 mm. */
export const LONG_3_WINDOW: EnvelopeProfile = profileOf(ENVELOPE_PRESETS[0]!);

/** Fold marks of a letter in this envelope. */
export function foldMarksOf(profile: EnvelopeProfile): number[] {
  return profile.foldMarks ?? foldMarks('three');
}

/** What shows in the window however the sheet slides: the address must lie inside it. */
export function addressAreaOf(envelope: EnvelopeProfile): SheetArea {
  const { windowLeft, windowTop } = envelope;
  return {
    left: windowLeft,
    top: windowTop,
    right: windowLeft + envelope.windowWidth - envelope.slideX,
    bottom: windowTop + envelope.windowHeight - envelope.slideY,
  };
}

/** What may show in the window in some position, and `marginMm` more: nothing but the address may be printed there. */
export function sweptAreaOf(envelope: EnvelopeProfile, marginMm: number): SheetArea {
  return {
    left: Math.max(0, envelope.windowLeft - envelope.slideX - marginMm),
    top: Math.max(0, envelope.windowTop - envelope.slideY - marginMm),
    right: envelope.windowLeft + envelope.windowWidth + marginMm,
    bottom: envelope.windowTop + envelope.windowHeight + marginMm,
  };
}

/** Right of this the sender's block has no room beside the window. */
const WIDEST_REACH = 127;
/** An address of two lines and a name, set as small as can be read. */
const SMALLEST_AREA = { width: 45, height: 18 };

export type EnvelopeFault = 'too-small' | 'window-outside' | 'window-sender' | 'window-small' | 'window-fold';

/** What makes an envelope unusable for a letter of the house; null when it is good. */
export function envelopeFault(shape: EnvelopeShape): EnvelopeFault | null {
  const panel = foldedHeight(shape.fold);
  if (shape.width < A4_SHEET.width || shape.height < panel) return 'too-small';
  const { window } = shape;
  if (!window) return null;
  if (window.left + window.width > shape.width || window.top + window.height > shape.height) return 'window-outside';
  if (window.left + window.width > WIDEST_REACH) return 'window-sender';
  const area = addressAreaOf(profileOf(shape));
  if (area.right - area.left < SMALLEST_AREA.width || area.bottom - area.top < SMALLEST_AREA.height)
    return 'window-small';
  return window.top + window.height > panel ? 'window-fold' : null;
}
