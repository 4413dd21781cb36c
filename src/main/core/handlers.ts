/** Every feature's handlers under the names of the contract; a method without one does not compile. */
import type { Contract } from '../../contract/contract.ts';
import { agencyHandlers } from '../features/agencies/handlers.ts';
import { agingHandlers } from '../features/aging/handlers.ts';
import { agingViewHandlers } from '../features/aging-views/handlers.ts';
import { allocationHandlers } from '../features/allocations/handlers.ts';
import { allowanceHandlers } from '../features/allowance/handlers.ts';
import { approvalHandlers } from '../features/approvals/handlers.ts';
import { archiveHandlers } from '../features/archive/handlers.ts';
import { batchHandlers } from '../features/batches/handlers.ts';
import { callHandlers } from '../features/calls/handlers.ts';
import { certifiedHandlers } from '../features/certified/handlers.ts';
import { clearingHandlers } from '../features/clearings/handlers.ts';
import { clientHandlers } from '../features/clients/handlers.ts';
import { closingBillHandlers } from '../features/closing-bills/handlers.ts';
import { confirmationHandlers } from '../features/confirmations/handlers.ts';
import { contactLogHandlers } from '../features/contact-log/handlers.ts';
import { correctionHandlers } from '../features/corrections/handlers.ts';
import { customerHandlers } from '../features/customers/handlers.ts';
import { debitHandlers } from '../features/debits/handlers.ts';
import { deliveryHandlers } from '../features/deliveries/handlers.ts';
import { depositHandlers } from '../features/deposits/handlers.ts';
import { draftHandlers } from '../features/drafts/handlers.ts';
import { effectHandlers } from '../features/effects/handlers.ts';
import { enquiryHandlers } from '../features/enquiries/handlers.ts';
import { envelopeHandlers } from '../features/envelopes/handlers.ts';
import { exceptionHandlers } from '../features/exceptions/handlers.ts';
import { exportHandlers } from '../features/exports/handlers.ts';
import { figureHandlers } from '../features/figures/handlers.ts';
import { findingHandlers } from '../features/findings/handlers.ts';
import { forecastHandlers } from '../features/forecast/handlers.ts';
import { goodsHandlers } from '../features/goods/handlers.ts';
import { handoverHandlers } from '../features/handovers/handlers.ts';
import { interestHandlers } from '../features/interest/handlers.ts';
import { invoicePaperHandlers } from '../features/invoice-papers/handlers.ts';
import { invoiceHandlers } from '../features/invoices/handlers.ts';
import { itemHandlers } from '../features/items/handlers.ts';
import { journalHandlers } from '../features/journals/handlers.ts';
import { ledgerHandlers } from '../features/ledgers/handlers.ts';
import { limitationHandlers } from '../features/limitation/handlers.ts';
import { listHandlers } from '../features/lists/handlers.ts';
import { lossHandlers } from '../features/losses/handlers.ts';
import { mailHandlers } from '../features/mail/handlers.ts';
import { mailingHandlers } from '../features/mailing/handlers.ts';
import { matchingHandlers } from '../features/matching/handlers.ts';
import { moveHandlers } from '../features/moves/handlers.ts';
import { numberingHandlers } from '../features/numbering/handlers.ts';
import { officeHandlers } from '../features/office/handlers.ts';
import { orderHandlers } from '../features/orders/handlers.ts';
import { paperHandlers } from '../features/papers/handlers.ts';
import { pintHandlers } from '../features/pint/handlers.ts';
import { postingHandlers } from '../features/posting/handlers.ts';
import { printingHandlers } from '../features/printing/handlers.ts';
import { promiseHandlers } from '../features/promises/handlers.ts';
import { questionHandlers } from '../features/questions/handlers.ts';
import { receivedNoteHandlers } from '../features/received-notes/handlers.ts';
import { recoveryHandlers } from '../features/recoveries/handlers.ts';
import { recurringHandlers } from '../features/recurring/handlers.ts';
import { reminderPolicyHandlers } from '../features/reminder-policy/handlers.ts';
import { reminderHandlers } from '../features/reminders/handlers.ts';
import { reportHandlers } from '../features/reports/handlers.ts';
import { salePaperHandlers } from '../features/sale-papers/handlers.ts';
import { secretHandlers } from '../features/secrets/handlers.ts';
import { sendingHandlers } from '../features/sendings/handlers.ts';
import { todayHandlers } from '../features/today/handlers.ts';
import { watchHandlers } from '../features/watch/handlers.ts';
import { wordingHandlers } from '../features/wordings/handlers.ts';
import type { Handlers } from './context.ts';

export const handlers: Handlers<Contract> = {
  ...officeHandlers,
  ...envelopeHandlers,
  ...paperHandlers,
  ...mailingHandlers,
  ...clientHandlers,
  ...customerHandlers,
  ...invoiceHandlers,
  ...invoicePaperHandlers,
  ...pintHandlers,
  ...salePaperHandlers,
  ...archiveHandlers,
  ...receivedNoteHandlers,
  ...draftHandlers,
  ...numberingHandlers,
  ...itemHandlers,
  ...recurringHandlers,
  ...deliveryHandlers,
  ...closingBillHandlers,
  ...correctionHandlers,
  ...depositHandlers,
  ...debitHandlers,
  ...watchHandlers,
  ...allocationHandlers,
  ...clearingHandlers,
  ...recoveryHandlers,
  ...exceptionHandlers,
  ...enquiryHandlers,
  ...questionHandlers,
  ...goodsHandlers,
  ...orderHandlers,
  ...agencyHandlers,
  ...moveHandlers,
  ...agingHandlers,
  ...findingHandlers,
  ...allowanceHandlers,
  ...figureHandlers,
  ...forecastHandlers,
  ...agingViewHandlers,
  ...promiseHandlers,
  ...reminderHandlers,
  ...callHandlers,
  ...interestHandlers,
  ...effectHandlers,
  ...handoverHandlers,
  ...lossHandlers,
  ...contactLogHandlers,
  ...certifiedHandlers,
  ...limitationHandlers,
  ...reminderPolicyHandlers,
  ...wordingHandlers,
  ...approvalHandlers,
  ...ledgerHandlers,
  ...reportHandlers,
  ...exportHandlers,
  ...postingHandlers,
  ...printingHandlers,
  ...journalHandlers,
  ...confirmationHandlers,
  ...listHandlers,
  ...sendingHandlers,
  ...mailHandlers,
  ...secretHandlers,
  ...matchingHandlers,
  ...todayHandlers,
  ...batchHandlers,
};
