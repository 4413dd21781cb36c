import { First1780000000000 } from './0001-first.ts';
import { BankFiles1780000002000 } from './0002-bank-files.ts';
import { LearnedPayer1780000003000 } from './0003-learned-payer.ts';

/** In order. A new schema change is a new file and a new line here; a released file is never edited. */
export const migrations = [First1780000000000, BankFiles1780000002000, LearnedPayer1780000003000];
