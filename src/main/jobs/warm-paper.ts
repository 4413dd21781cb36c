/**
 * Loads what draws paper and draws a page that nobody sees, so that the first letter or invoice a clerk looks at need not
 * wait for libraries and fonts (some 300 ms).
 */
export async function warmPaper(_nothing: null): Promise<null> {
  const [{ CharacterSet }, { addPage, saveDocument, startDocument }] = await Promise.all([
    import('../features/paper/pdf-fonts.ts'),
    import('../features/paper/pdf-document.ts'),
    import('../features/reminders/reminder-letter-pdf.ts'),
    import('../features/invoices/invoice-pdf.ts'),
  ]);
  const characters = new CharacterSet();
  characters.add([...signs('0', 'z'), ...signs('\u3041', '\u3093'), ...signs('\u30a1', '\u30f6')].join(''));
  const document = await startDocument(characters);
  addPage(document, '');
  await saveDocument(document, { title: '', createdOn: '2026-01-01' });
  return null;
}

function signs(first: string, last: string): string[] {
  const from = first.charCodeAt(0);
  return Array.from({ length: last.charCodeAt(0) - from + 1 }, (_, at) => String.fromCharCode(from + at));
}
