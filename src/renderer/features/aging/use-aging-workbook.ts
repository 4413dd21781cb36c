/** F10: writes the workbook of what is on screen, and offers to open it. */
import type { InputOf } from '../../../contract/contract.ts';
import { agingWords } from '../../../messages/aging.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';

export function useAgingWorkbook(input: InputOf<'aging.workbook'>) {
  const command = useCommand('aging.workbook');
  async function make() {
    const reply = await command.run(input);
    if (reply.ok) await offerDocument(agingWords.workbook.done(input.asOf), reply.value.document);
  }
  return { make: () => void make(), busy: command.busy, failure: command.failure, clear: command.clear };
}
