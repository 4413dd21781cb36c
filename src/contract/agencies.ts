/** 収納代行: companies that collect for the client and pay in bulk, less their commission. */
import { z } from 'zod';
import { clientIdField, command, idField, nameField, query } from './method.ts';

const agencyTerms = {
  name: nameField,
  /** As the bank writes it. */
  payerName: nameField,
  /** Millionths of the gross amount: 3.25 % is 32,500. */
  ratePpm: z.int().min(0).max(500_000),
  perItemYen: z.int().min(0).max(100_000).default(0),
  rounding: z.enum(['down', 'up', 'half-up']).default('down'),
};

export const agencyMethods = {
  'agencies.list': query(
    z.object({ clientId: clientIdField }),
    z.object({
      agencies: z.array(
        z.object({
          agencyId: idField,
          name: z.string(),
          payerName: z.string(),
          ratePpm: z.int(),
          perItemYen: z.int(),
          rounding: z.enum(['down', 'up', 'half-up']),
        }),
      ),
    }),
  ),
  'agencies.save': command(
    z.object({ clientId: clientIdField, agencyId: idField.optional(), ...agencyTerms }),
    z.object({ agencyId: idField }),
  ),
  'agencies.remove': command(z.object({ clientId: clientIdField, agencyId: idField }), z.object({})),
  /** What a bulk deposit of an agency pays, over all customers; booked by allocations.allocate with its commission. */
  'agencies.propose': query(
    z.object({ clientId: clientIdField, depositId: idField, agencyId: idField.optional() }),
    z.object({
      /** Known by the payer's name, or the one named; null: none. */
      agencyId: idField.nullable(),
      agencyName: z.string(),
      moneyYen: z.int(),
      receivables: z.array(
        z.object({
          receivableId: idField,
          invoice: z.string(),
          customerCode: z.string(),
          customerName: z.string(),
          dueOn: z.string(),
          openYen: z.int(),
          suggested: z.boolean(),
        }),
      ),
      grossYen: z.int(),
      commissionYen: z.int(),
    }),
  ),
};
