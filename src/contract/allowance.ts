import { z } from 'zod';
import { clientIdField, command, dateField, idField, query, shortText, yenField } from './method.ts';

/** 業種 of the statutory rate (措置法施行令33条の7第4項). */
export const industryField = z.enum(['wholesale-retail', 'manufacturing', 'finance', 'instalment', 'other']);
const groundField = z.enum(['rescheduled', 'hopeless', 'petition', 'suspension', 'foreign']);
/** 法人, 個人（青色申告）, 個人（白色申告）. */
export const taxpayerField = z.enum(['corporation', 'blue', 'white']);

const sums = {
  individualYen: z.int(),
  generalYen: z.int(),
  notReceivableYen: z.int(),
  /** null: no 業種 is set. */
  statutoryYen: z.int().nullable(),
  /** null: the books do not reach over the three years before. */
  experienceYen: z.int().nullable(),
  limitYen: z.int(),
};

export const allowanceMethods = {
  /** 貸倒引当金の明細 at the end of a fiscal year: the last one that is over, or the one that ended by `on`. */
  'allowance.table': query(
    z.object({ clientId: clientIdField, on: dateField.optional() }),
    z.object({
      from: z.string(),
      to: z.string(),
      industry: industryField.nullable(),
      taxpayer: taxpayerField,
      permille: z.int().nullable(),
      /** 貸倒実績率 in ten-thousandths, and the years it is made of. */
      rate: z.int().nullable(),
      years: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          lossYen: z.int(),
          /** 個別評価 set aside at its end, and what was brought back of the year before for the same claims. */
          individualYen: z.int(),
          broughtBackYen: z.int(),
          endYen: z.int(),
        }),
      ),
      /** The first day in the books: the experience rate needs three whole years from it. */
      booksFrom: z.string().nullable(),
      totalYen: z.int(),
      ...sums,
      customers: z.array(
        z.object({
          customerId: idField,
          code: z.string(),
          name: z.string(),
          openYen: z.int(),
          notReceivableYen: z.int(),
          ground: groundField.nullable(),
          since: z.string().nullable(),
          securityYen: z.int(),
          collectibleYen: z.int(),
          reason: z.string(),
          individualYen: z.int(),
        }),
      ),
    }),
  ),
  /** The same in one line a client; a client without 決算月 has none. */
  'allowance.office': query(
    z.object({ on: dateField.optional() }),
    z.object({
      clients: z.array(
        z.object({
          clientId: clientIdField,
          code: z.string(),
          name: z.string(),
          to: z.string().nullable(),
          industry: industryField.nullable(),
          taxpayer: taxpayerField,
          totalYen: z.int(),
          ...sums,
        }),
      ),
    }),
  ),
  /** What is left out stays; a client that was never set is a corporation. */
  'allowance.setIndustry': command(
    z.object({ clientId: clientIdField, industry: industryField, taxpayer: taxpayerField.optional() }),
    z.object({}),
  ),
  /** 個別評価 and 実質的に債権とみられない額 of one customer; ground null and 0 yen take it back. */
  'allowance.setCase': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      ground: groundField.nullable().default(null),
      since: dateField.nullable().default(null),
      securityYen: yenField.nonnegative().default(0),
      /** 1号: paid within five years; 2号: still hoped for. */
      collectibleYen: yenField.nonnegative().default(0),
      notReceivableYen: yenField.nonnegative().default(0),
      reason: shortText.default(''),
    }),
    z.object({}),
  ),
};
