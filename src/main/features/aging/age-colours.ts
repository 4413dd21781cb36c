/** 未到来 to 91日以上, as on the screen: lightness falls with age. 'RRGGBB'. */
export const AGE_COLOURS = ['CDD2D8', 'DCB685', 'C48445', 'A04D26', '741812'];
