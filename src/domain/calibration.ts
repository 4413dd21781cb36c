/** The sheet by which it is seen how far a printer's paper lies off, and whether the address comes into the window. */

import type { PlainDate } from './dates.ts';
import type { EnvelopeProfile } from './envelope.ts';

export interface Calibration {
  profile: EnvelopeProfile;
  printer: string;
  createdOn: PlainDate;
  /** What is kept for the printer now, in mm; the sheet is drawn without it and printed with it. */
  offset: { rightMm: number; downMm: number };
}

/** The measuring cross stands so far from the left and the upper edge, in mm. */
export const CROSS = { left: 30, top: 130 };

export function calibrationWords({ profile, printer, offset }: Calibration) {
  const signed = (mm: number) => `${mm > 0 ? '+' : mm < 0 ? '−' : '±'}${Math.round(Math.abs(mm) * 10) / 10}mm`;
  return {
    title: '封筒・プリンター位置合わせ',
    envelope: `封筒　${profile.name}`,
    printer: `プリンター　${printer === '' ? '（指定なし）' : printer}　現在の補正 右へ${signed(-offset.rightMm)}　下へ${signed(-offset.downMm)}`,
    window: '窓',
    safe: '宛名の範囲（どの位置でも見える）',
    cross: `紙の左端からこの縦線まで ${CROSS.left}.0mm、上端からこの横線まで ${CROSS.top}.0mm`,
    steps: [
      '1　この紙を、いつも督促状を印刷するトレイから「実際のサイズ（拡大縮小なし）」で印刷します。',
      '2　紙の左端から十字の縦線まで、上端から横線までを定規で0.5mm単位で測ります。',
      '3　測った値を「設定 → 封筒・ラベル → プリンター」に入れます。次の印刷から、その分だけ位置を直します。',
      '4　折り目の印で折って封筒に入れ、上下左右いっぱいに寄せても、太い枠がすべて窓の中に見えることを確かめます。',
      '5　太い枠が隠れるときは、封筒の窓を測り直してください（左端から窓まで、上端から窓まで、窓の幅と高さ）。',
    ],
    ruler: 'mm',
  };
}
