/** What the seals use of fontkit besides what letters do: the outline of a glyph. */
declare module 'fontkit' {
  export interface PathCommand {
    command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
    args: number[];
  }
  export interface Glyph {
    path: { commands: PathCommand[]; bbox: { minX: number; minY: number; maxX: number; maxY: number } };
  }
}
