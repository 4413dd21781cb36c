/** Whose name and colour stand on a workbook: the client's, or the office's. */
import { common } from '../../messages/common.ts';
import { useMethod } from './use-method.ts';

/** Grey of 事務所全体 among the seal colours. */
const OFFICE_COLOUR = 8;

export function useClientOfWorkbook(client: { name: string; colour: number } | null): { name: string; colour: number } {
  const office = useMethod('office.info', {}).value?.name;
  return client ?? { name: office ?? common.office, colour: OFFICE_COLOUR };
}
