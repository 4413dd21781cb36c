/**
 * Loads what draws paper and draws a letter that nobody sees, so that the first letter or invoice a clerk looks at need not
 * wait for libraries, fonts and code that has never run (some 300 ms). Twice: what ran once is compiled for the second.
 */
export async function warmPaper(_nothing: null): Promise<null> {
  const [{ drawAnyLetter }] = await Promise.all([
    import('../features/envelopes/window-sample-pdf.ts'),
    import('../features/reminders/reminder-letter-pdf.ts'),
    import('../features/invoices/invoice-pdf.ts'),
  ]);
  await drawAnyLetter();
  await drawAnyLetter();
  return null;
}
