import type { mailMethods } from '../../../contract/mail.ts';
import { DEFAULT_WORDINGS, fieldsOf, type MailWording, WORDING_KEYS } from '../../../domain/mail-letter.ts';
import { internationalNumber, mailAddress } from '../../../domain/wire-address.ts';
import { wireWords } from '../../../messages/wires.ts';
import type { CommandContext, Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { GatewayFailure, MailFailure } from '../../core/wires.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { secretRow } from '../secrets/office-queries.ts';
import { currentKeeper, keepSecret, readSecret } from '../secrets/writes.ts';
import { headOf, mailTrouble, openLine } from './mailer.ts';
import { gatewayAccount, numberFor } from './messenger.ts';
import {
  clientMailSecret,
  GATEWAY_SECRET,
  gatewaySettings,
  MAIL_SECRET,
  officeWire,
  type WireSettings,
} from './office-queries.ts';
import { clientWire, consentsOf } from './queries.ts';
import { queueHandlers } from './queue.ts';
import { checkRecipient } from './recipients.ts';
import { checkWire, saveWire, setOffice } from './writes.ts';

const NOTHING: WireSettings = { server: null, sender: null, wordings: {} };

export const mailHandlers: Handlers<typeof mailMethods> = {
  async 'mail.settings'({ read }, { clientId }) {
    const office = await officeWire(read.office);
    const isKept = async (name: string) => (await secretRow(read.office, name)) !== undefined;
    if (clientId !== undefined) await clientSettings(read.client(clientId));
    const own = clientId === undefined ? office : await clientWire(read.client(clientId));
    const outer = clientId === undefined ? NOTHING : office;
    return {
      server: own.server,
      sender: own.sender,
      passwordKept: await isKept(clientId === undefined ? MAIL_SECRET : clientMailSecret(clientId)),
      inherited:
        clientId === undefined
          ? null
          : { server: office.server, sender: office.sender, passwordKept: await isKept(MAIL_SECRET) },
      wordings: WORDING_KEYS.map((key) => {
        const words: MailWording = own.wordings[key] ?? outer.wordings[key] ?? DEFAULT_WORDINGS[key];
        return { key, ...words, own: own.wordings[key] !== undefined, fields: [...fieldsOf(key)] };
      }),
    };
  },

  async 'mail.saveSettings'(context, { clientId, password, ...change }) {
    checkWire(change);
    const keeper = typeof password === 'string' ? await currentKeeper(context) : null;
    return context.write(async (tx) => {
      if (clientId !== undefined) await clientSettings(tx.client(clientId), 'booking');
      await saveWire(tx, clientId ?? null, change);
      const name = clientId === undefined ? MAIL_SECRET : clientMailSecret(clientId);
      if (password !== undefined) await keepSecret(tx, name, keeper, password);
      return {};
    });
  },

  'mail.test': testMail,

  async 'gateway.settings'({ read }) {
    const settings = await gatewaySettings(read.office);
    return { settings, tokenKept: (await secretRow(read.office, GATEWAY_SECRET)) !== undefined };
  },

  async 'gateway.saveSettings'(context, { settings, authToken }) {
    if (settings && !/^https:|^http:\/\/(?:localhost|127\.0\.0\.1)(?::|\/|$)/.test(settings.baseUrl))
      throw new AppError('gateway-plain', { url: settings.baseUrl }, 'settings');
    const keeper = typeof authToken === 'string' ? await currentKeeper(context) : null;
    return context.write(async (tx) => {
      await setOffice(tx, 'gateway', settings);
      if (authToken !== undefined) await keepSecret(tx, GATEWAY_SECRET, keeper, authToken);
      return {};
    });
  },

  async 'gateway.test'(context, { channel, to }) {
    const settings = await gatewaySettings(context.read.office);
    if (!settings || numberFor(settings, channel) === '') throw new AppError('gateway-not-set', {});
    const number = internationalNumber(to);
    if (number === null) throw new AppError('number-invalid', { number: to }, 'to');
    const account = await gatewayAccount(context, settings);
    const message = { kind: channel, from: numberFor(settings, channel), to: number, text: wireWords.testMessage };
    try {
      return { id: (await context.wires.gateway.send(account, message)).id };
    } catch (error) {
      if (error instanceof GatewayFailure) throw new AppError(error.code, { detail: error.detail, recipient: number });
      throw error;
    }
  },

  async 'consents.list'({ read }, { clientId, customerId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const rows = await consentsOf(sql, customerId ?? null);
    return { consents: rows.map((row) => ({ ...row, given: row.given === 1 })) };
  },

  'consents.set': (context, { clientId, customerId, channel, given, source, recipient, ...asked }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await customerById(sql, customerId);
      const today = context.clock.today();
      const on = asked.on ?? today;
      if (on > today) throw new AppError('sending-ahead', { on, today }, 'on');
      if (recipient !== '') checkRecipient(channel, recipient);
      await sql.insert('contact_consent', {
        customer_id: customerId,
        channel,
        given: Number(given),
        given_on: on,
        source,
        recipient,
        ...tx.booked(),
      });
      return {};
    }),

  ...queueHandlers,
};

async function testMail(context: CommandContext, { clientId, to }: { clientId?: number | undefined; to: string }) {
  const address = mailAddress(to);
  if (address === null) throw new AppError('mail-address-invalid', { address: to }, 'to');
  const office = await officeWire(context.read.office);
  const client = clientId === undefined ? null : await clientSettings(context.read.client(clientId));
  const own = clientId === undefined ? NOTHING : await clientWire(context.read.client(clientId));
  const server = own.server ?? office.server;
  const sender = own.sender ?? office.sender;
  if (!server || !sender) throw new AppError('mail-not-set', { client: client?.name ?? '' });
  const secret = own.server && clientId !== undefined ? clientMailSecret(clientId) : MAIL_SECRET;
  const password = server.user === '' ? '' : ((await readSecret(context, secret)) ?? '');
  const head = headOf(context, sender, client?.name ?? '');
  try {
    const line = await openLine(context, server, password);
    try {
      const text = wireWords.testBody(server.host, client?.name ?? null);
      const said = await line.send({ ...head, to: address, subject: wireWords.testSubject, text, attachments: [] });
      return { messageId: head.messageId, said };
    } finally {
      line.close();
    }
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    const trouble = mailTrouble(error, server, address);
    throw new AppError(error.mayHaveGone ? 'mail-unknown' : error.code, trouble.facts);
  }
}
