import { First1780000000000 } from './0001-first.ts';
import { BankFiles1780000002000 } from './0002-bank-files.ts';
import { LearnedPayer1780000003000 } from './0003-learned-payer.ts';
import { Clearings1780000004000 } from './0004-clearings.ts';
import { OpenSpans1780000005000 } from './0005-open-spans.ts';
import { OfficeWork1780000006000 } from './0006-office-work.ts';
import { Exceptions1780000007000 } from './0007-exceptions.ts';
import { MatchingExperience1780000008000 } from './0008-matching-experience.ts';
import { ReportSetup1780000009000 } from './0009-report-setup.ts';
import { Posting1780000010000 } from './0010-posting.ts';
import { Journals1780000011000 } from './0011-journals.ts';
import { Confirmations1780000012000 } from './0012-confirmations.ts';
import { ReminderRules1780000013000 } from './0013-reminder-rules.ts';
import { Allowance1780000014000 } from './0014-allowance.ts';
import { Promises1780000015000 } from './0015-promises.ts';
import { AllowanceGrounds1780000016000 } from './0016-allowance-grounds.ts';
import { Calls1780000017000 } from './0017-calls.ts';
import { DepositEndings1780000018000 } from './0018-deposit-endings.ts';
import { Sendings1780000019000 } from './0019-sendings.ts';
import { Envelopes1780000020000 } from './0020-envelopes.ts';
import { InvoicePapers1780000021000 } from './0021-invoice-papers.ts';
import { BillDays1780000022000 } from './0022-bill-days.ts';
import { Law1780000023000 } from './0023-law.ts';
import { Wordings1780000024000 } from './0024-wordings.ts';
import { ItemsInParts1780000025000 } from './0025-items-in-parts.ts';
import { ReceivedNotes1780000026000 } from './0026-received-notes.ts';
import { Questions1780000027000 } from './0027-questions.ts';
import { JournalCorrections1780000028000 } from './0028-journal-corrections.ts';
import { Wires1780000029000 } from './0029-wires.ts';
import { Mailing1780000030000 } from './0030-mailing.ts';
import { Billing1780000031000 } from './0031-billing.ts';
import { CertifiedMail1780000032000 } from './0032-certified-mail.ts';
import { CountedDeposits1780000033000 } from './0033-counted-deposits.ts';
import { ArchiveExports1780000034000 } from './0034-archive-exports.ts';
import { Goods1780000035000 } from './0035-goods.ts';
import { SalePapers1780000036000 } from './0036-sale-papers.ts';
import { RemindedOpenings1780000037000 } from './0037-reminded-openings.ts';
import { WordingSets1780000038000 } from './0038-wording-sets.ts';
import { PrintedSendings1780000039000 } from './0039-printed-sendings.ts';
import { SupplyDates1780000040000 } from './0040-supply-dates.ts';
import { LongDocuments1780000041000 } from './0041-long-documents.ts';
import { AllocationCarry1780000042000 } from './0042-allocation-carry.ts';
import { KeptBankFiles1780000043000 } from './0043-kept-bank-files.ts';
import { InvoiceReceipts1780000044000 } from './0044-invoice-receipts.ts';

/** In order. A new schema change is a new file and a new line here; a released file is never edited. */
export const migrations = [
  First1780000000000,
  BankFiles1780000002000,
  LearnedPayer1780000003000,
  Clearings1780000004000,
  OpenSpans1780000005000,
  OfficeWork1780000006000,
  Exceptions1780000007000,
  MatchingExperience1780000008000,
  ReportSetup1780000009000,
  Posting1780000010000,
  Journals1780000011000,
  Confirmations1780000012000,
  ReminderRules1780000013000,
  Allowance1780000014000,
  Promises1780000015000,
  AllowanceGrounds1780000016000,
  Calls1780000017000,
  DepositEndings1780000018000,
  Sendings1780000019000,
  Envelopes1780000020000,
  InvoicePapers1780000021000,
  BillDays1780000022000,
  Law1780000023000,
  Wordings1780000024000,
  ItemsInParts1780000025000,
  ReceivedNotes1780000026000,
  Questions1780000027000,
  JournalCorrections1780000028000,
  Wires1780000029000,
  Mailing1780000030000,
  Billing1780000031000,
  CertifiedMail1780000032000,
  CountedDeposits1780000033000,
  ArchiveExports1780000034000,
  Goods1780000035000,
  SalePapers1780000036000,
  RemindedOpenings1780000037000,
  WordingSets1780000038000,
  PrintedSendings1780000039000,
  SupplyDates1780000040000,
  LongDocuments1780000041000,
  AllocationCarry1780000042000,
  KeptBankFiles1780000043000,
  InvoiceReceipts1780000044000,
];
