/** The ways out by wire as the core knows them. */
import { type Gateway, httpGateway } from '../ports/gateway.ts';
import { type MailPort, smtpMail } from '../ports/mail.ts';

export { type Gateway, type GatewayAccount, GatewayFailure, type GatewayState } from '../ports/gateway.ts';
export { MailFailure, type MailLine, type MailServer, type OutgoingMail } from '../ports/mail.ts';

export interface Wires {
  mail: MailPort;
  gateway: Gateway;
  /** Waits between two mails, so that a server's limit is kept. */
  wait(milliseconds: number): Promise<void>;
}

export const systemWires: Wires = {
  mail: smtpMail,
  gateway: httpGateway,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
