/** A workbook that could not be written, over the page it was asked for on. */
import { agingWords } from '../../../messages/aging.ts';
import { ErrorNote } from '../../ui/error-panel.tsx';
import type { useAgingWorkbook } from './use-aging-workbook.ts';

export function WorkbookFailure({ workbook }: { workbook: ReturnType<typeof useAgingWorkbook> }) {
  if (!workbook.failure) return null;
  return (
    <ErrorNote
      failure={workbook.failure}
      title={agingWords.workbook.failed}
      retry={{ keyCap: 'F10', run: workbook.make }}
      onClose={workbook.clear}
    />
  );
}
