/**
 * What job workers can do: name → the module whose exported function takes plain data and gives plain data or bytes.
 * Loaded only when asked for: fonts and exceljs cost nobody who does not print.
 */
export const jobs = {
  'bank-file': async () => (await import('../features/deposits/bank-file.ts')).decodeBankFileJob,
  'bank-table': async () => (await import('../features/deposits/bank-mapping.ts')).previewTableJob,
  'customer-rows': async () => (await import('../features/import-table/read-rows.ts')).readCustomerRows,
  'invoice-rows': async () => (await import('../features/import-table/read-rows.ts')).readInvoiceRows,
  'opening-rows': async () => (await import('../features/import-table/read-rows.ts')).readOpeningRows,
  'print-texts': async () => (await import('../features/drafts/print-text-file.ts')).checkPrintTexts,
  'item-rows': async () => (await import('../features/import-table/billing-rows.ts')).readItemRows,
  'item-table': async () => (await import('../features/import-table/billing-rows.ts')).makeItemTable,
  'delivery-rows': async () => (await import('../features/import-table/billing-rows.ts')).readDeliveryRows,
  'order-rows': async () => (await import('../features/import-table/goods-rows.ts')).readOrderRows,
  'stock-rows': async () => (await import('../features/import-table/goods-rows.ts')).readStockRows,
  template: async () => (await import('../features/import-table/read-rows.ts')).makeTemplateJob,
  'letter-run': async () => (await import('../features/paper/letter-run.ts')).drawLetterRun,
  'check-letter-run': async () => (await import('../features/paper/letter-run.ts')).checkLetterRun,
  'reminder-letters': async () => (await import('../features/reminders/reminder-letter-pdf.ts')).drawReminderBatchJob,
  'letter-pages': async () => (await import('../features/reminders/reminder-letter-pdf.ts')).countLetterPagesJob,
  'check-letters': async () => (await import('../features/reminders/reminder-letter-pdf.ts')).checkLettersJob,
  labels: async () => (await import('../features/mailing/label-pdf.ts')).drawLabels,
  'check-labels': async () => (await import('../features/mailing/label-pdf.ts')).checkLabels,
  envelopes: async () => (await import('../features/mailing/envelope-pdf.ts')).drawEnvelopes,
  'check-envelopes': async () => (await import('../features/mailing/envelope-pdf.ts')).checkEnvelopes,
  'mailing-sheet': async () => (await import('../features/mailing/mailing-sheet-pdf.ts')).drawMailingSheet,
  'calibration-sheet': async () => (await import('../features/envelopes/calibration-pdf.ts')).drawCalibration,
  'shift-pages': async () => (await import('../features/printing/shifted-pdf.ts')).shiftPages,
  'warm-paper': async () => (await import('./warm-paper.ts')).warmPaper,
  'fit-addresses': async () => (await import('../features/paper/address-fit.ts')).fitAddresses,
  'window-sample': async () => (await import('../features/envelopes/window-sample-pdf.ts')).drawWindowSample,
  'is-drawable-image': async () => (await import('../features/paper/pdf-document.ts')).isDrawableImageJob,
  'aging-workbook': async () => (await import('../features/aging/aging-xlsx.ts')).drawAgingWorkbook,
  'journal-file': async () => (await import('../features/journals/journal-file.ts')).drawJournalFile,
  'ledger-pdf': async () => (await import('../features/ledgers/ledger-pdf.ts')).drawLedgerPdf,
  'balances-pdf': async () => (await import('../features/ledgers/ledger-pdf.ts')).drawBalancesPdf,
  'balance-letters': async () => (await import('../features/ledgers/balance-letters-pdf.ts')).drawBalanceLetters,
  'check-balance-letters': async () => (await import('../features/ledgers/balance-letters-pdf.ts')).checkBalanceLetters,
  'pint-invoice': async () => (await import('../features/pint/pint-xml.ts')).drawPint,
  'pint-batch': async () => (await import('../features/pint/pint-xml.ts')).drawPintBatch,
  'received-note': async () => (await import('../features/received-notes/received-note-pdf.ts')).drawReceivedNote,
  'received-note-batch': async () =>
    (await import('../features/received-notes/received-note-pdf.ts')).drawReceivedNotes,
  'check-received-note': async () =>
    (await import('../features/received-notes/received-note-pdf.ts')).checkReceivedNote,
  'invoice-papers': async () => (await import('../features/invoices/invoice-pdf.ts')).drawInvoicePapers,
  'check-invoice-papers': async () => (await import('../features/invoices/invoice-pdf.ts')).checkInvoicePapers,
  'enquiry-letter': async () => (await import('../features/enquiries/enquiry-letter-pdf.ts')).drawEnquiryLetter,
  'check-enquiry-letter': async () => (await import('../features/enquiries/enquiry-letter-pdf.ts')).checkEnquiryLetter,
  'certified-mail': async () => (await import('../features/certified/certified-mail-pdf.ts')).drawCertifiedMail,
  'check-certified-mail': async () => (await import('../features/certified/certified-mail-pdf.ts')).checkCertifiedMail,
  'certified-word': async () => (await import('../features/certified/certified-mail-docx-file.ts')).drawCertifiedWord,
  'call-sheet': async () => (await import('../features/contact-log/call-sheet-pdf.ts')).drawCallSheet,
  'handover-pack': async () => (await import('../features/handovers/handover-pack-pdf.ts')).drawHandoverPack,
  'handover-folder': async () => (await import('../features/handovers/handover-pack-pdf.ts')).drawHandoverFolder,
  'extract-pages': async () => (await import('../features/handovers/handover-pack-pdf.ts')).extractPages,
  'interest-statement': async () =>
    (await import('../features/interest/interest-statement-pdf.ts')).drawInterestStatement,
  'ledger-workbook': async () => (await import('../features/ledgers/ledger-xlsx.ts')).drawLedgerWorkbook,
  'balances-workbook': async () => (await import('../features/ledgers/ledger-xlsx.ts')).drawBalancesWorkbook,
  'statement-workbook': async () => (await import('../features/ledgers/ledger-xlsx.ts')).drawStatementWorkbook,
  'confirmation-workbook': async () => (await import('../features/ledgers/ledger-xlsx.ts')).drawConfirmationWorkbook,
  'handover-workbook': async () => (await import('../features/matching/handover-xlsx.ts')).drawHandoverWorkbook,
  'list-workbook': async () => (await import('../features/lists/list-xlsx.ts')).drawListWorkbook,
  'talk-sheet': async () => (await import('../features/reports/talk-sheet-pdf.ts')).drawTalkSheet,
  'meeting-workbook': async () => (await import('../features/reports/meeting-xlsx.ts')).drawMeetingWorkbook,
} as const;

export type JobName = keyof typeof jobs;
type JobFunction<J extends JobName> = Awaited<ReturnType<(typeof jobs)[J]>>;
export type JobData<J extends JobName> = Parameters<JobFunction<J>>[0];
export type JobResult<J extends JobName> = Awaited<ReturnType<JobFunction<J>>>;
/** Called by a job as it goes on; passed to the window at most ten times a second. */
export type JobProgress = (done: number, total: number) => void;
