/** Statements and confirmations as lists: what goes into their workbooks, and the words. */
import type { PlainDate } from './dates.ts';

interface Head {
  name: string;
  accent: string;
  asOf: PlainDate;
  createdOn: PlainDate;
}

export interface StatementList extends Head {
  customers: {
    code: string;
    name: string;
    balanceYen: number;
    advanceYen: number;
    invoices: { number: string; issuedOn: PlainDate; dueOn: PlainDate; amountYen: number; openYen: number }[];
  }[];
}

export const CONFIRMATION_STATES = {
  sent: '回答待ち',
  agreed: '相違なし',
  differs: '相違あり',
  'not-returned': '回答なし',
} as const;
export type ConfirmationState = keyof typeof CONFIRMATION_STATES;

export interface ConfirmationList extends Head {
  rows: {
    serial: string;
    code: string;
    name: string;
    sentOn: PlainDate;
    reminders: number;
    balanceYen: number;
    state: ConfirmationState;
    repliedOn: PlainDate | null;
    statedYen: number | null;
    reason: string;
  }[];
}

export const STATEMENT_WORDS = {
  title: '残高のご案内　内訳',
  sheet: '残高の内訳',
  columns: {
    code: 'コード',
    name: '得意先',
    number: '請求書番号',
    issued: '請求日',
    due: '支払期日',
    amount: '請求額',
    open: '残高',
  },
  total: '合計',
  nothing: '残高のある得意先はありません',
};

export const CONFIRMATION_WORDS = {
  title: '残高確認　回答一覧',
  sheet: '回答一覧',
  columns: {
    serial: '番号',
    code: 'コード',
    name: '得意先',
    sent: '発送',
    reminders: '再依頼',
    balance: '当方の残高',
    state: '回答',
    replied: '回答日',
    stated: '先方の残高',
    difference: '差額',
    reason: '理由',
  },
  total: '合計',
  nothing: '残高確認書はまだ出していません',
};
