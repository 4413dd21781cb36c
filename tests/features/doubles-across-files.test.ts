/** The same money sent twice, the second time in a later bank file: the next month's equal bill must not hide it. */
import { afterAll, expect, it } from 'vitest';
import {
  depositTemplate,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
} from '../support/office.ts';

afterAll(removeOffices);

const PAYER = 'ｶ)ﾐﾎﾝｼﾖｳｼﾞ';

async function officeWithEqualBills() {
  const office = await openTestOffice('2026-11-24');
  const clientId = await makeClient(office);
  const customerId = await makeCustomer(office, clientId, '0001', { name: '株式会社見本商事', kana: 'ミホンショウジ' });
  await makeInvoice(office, clientId, { customerId, issuedOn: '2026-10-20', dueOn: '2026-11-20', yen: 163_900 });
  await makeInvoice(office, clientId, { customerId, issuedOn: '2026-11-20', dueOn: '2026-12-21', yen: 163_900 });
  return { office, clientId };
}

it('leaves a deposit to a person that repeats one already cleared', async () => {
  const { office, clientId } = await officeWithEqualBills();
  const first = depositTemplate([['2026-11-20', PAYER, 163_900, '1']], 'first.csv');
  await office.call('deposits.import', { clientId, file: first, format: 'template' });
  expect((await office.call('allocations.apply', { clientId })).applied).toHaveLength(1);

  const second = depositTemplate([['2026-11-24', PAYER, 163_900, '2']], 'second.csv');
  await office.call('deposits.import', { clientId, file: second, format: 'template' });
  const { deposits } = await office.call('allocations.propose', { clientId });
  expect(deposits.map((deposit) => deposit.status)).toEqual(['suggested']);
  expect((await office.call('allocations.apply', { clientId })).applied).toEqual([]);
});

it('clears the same amount when the next month is due', async () => {
  const { office, clientId } = await officeWithEqualBills();
  const file = depositTemplate(
    [
      ['2026-11-20', PAYER, 163_900, '1'],
      ['2026-12-21', PAYER, 163_900, '2'],
    ],
    'both.csv',
  );
  await office.call('deposits.import', { clientId, file, format: 'template' });
  expect((await office.call('allocations.apply', { clientId })).applied).toHaveLength(2);
});
