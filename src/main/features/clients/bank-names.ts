/**
 * Names of banks and branches by their codes, from the zengin-code table (全銀協 codes, MIT, monthly). The table leaves
 * out 「銀行」 and 「支店」; on paper a payer looks for the full name.
 */
export interface BankNames {
  bankName: string;
  branchName: string;
}

/** Empty names for codes the table does not know. The 5 MB table is loaded at the first question. */
export async function bankNamesOf(bankCode: string, branchCode: string): Promise<BankNames> {
  const table = (await import('zengin-code')).default;
  const bank = table[bankCode];
  if (!bank) return { bankName: '', branchName: '' };
  return {
    bankName: fullBankName(bankCode, bank.name),
    branchName: fullBranchName(bank.branches[branchCode]?.name ?? ''),
  };
}

/** 都市銀行, 地方銀行, 信託, ネット銀行 and ゆうちょ are banks; 信金, 信組, 労金, 農協 carry their kind in the name. */
function fullBankName(code: string, name: string): string {
  const plain = name.normalize('NFKC');
  return (code < '1000' || code === '9900') && !plain.endsWith('銀行') ? `${plain}銀行` : plain;
}

function fullBranchName(name: string): string {
  const plain = name.normalize('NFKC');
  return plain === '' || /[店部所課]$/.test(plain) ? plain : `${plain}支店`;
}
