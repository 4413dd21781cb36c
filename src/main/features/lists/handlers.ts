import type { listMethods } from '../../../contract/lists.ts';
import type { Handlers } from '../../core/context.ts';

export const listHandlers: Handlers<typeof listMethods> = {
  async 'lists.workbook'({ jobs, clock }, list) {
    const createdOn = clock.today();
    const bytes = await jobs.run('list-workbook', { ...list, createdOn }, list.title);
    return { name: `${list.title}_${createdOn}.xlsx`, bytes };
  },
};
