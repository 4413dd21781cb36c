/** Short messages and spoken calls of one run over the queue, through the gateway, outside the quiet hours. */
import { quietReason } from '../../../domain/quiet-hours.ts';
import { japanMinute } from '../../core/clock.ts';
import type { CommandContext } from '../../core/context.ts';
import { type GatewayAccount, GatewayFailure } from '../../core/wires.ts';
import { readSecret } from '../secrets/writes.ts';
import type { SendingRow } from '../sendings/queries.ts';
import { type Attempt, type Sender, settle, type Trouble, takeInHand, troubleOf } from './dispatch.ts';
import { GATEWAY_SECRET, type GatewaySettings, gatewaySettings, type QueuedRow, quietOf } from './office-queries.ts';

/** A gateway that asks to wait no longer than this is waited for. */
const MOST_WAIT_SECONDS = 30;

export function createMessenger(context: CommandContext): Sender {
  let settings: GatewaySettings | null = null;
  let account: GatewayAccount | null = null;
  let sent = 0;

  async function ready({ channel }: QueuedRow): Promise<Trouble | null> {
    try {
      settings ??= await gatewaySettings(context.read.office);
      if (!settings || numberFor(settings, channel) === '') return { code: 'gateway-not-set', facts: {} };
      account ??= await gatewayAccount(context, settings);
    } catch (error) {
      return troubleOf(error);
    }
    return quietTrouble(context, settings);
  }

  async function send(row: QueuedRow, sending: SendingRow, again = false): Promise<Attempt> {
    if (settings!.perMinute > 0 && sent++ > 0) await context.wires.wait(Math.ceil(60_000 / settings!.perMinute));
    const from = numberFor(settings!, row.channel);
    if (!(await takeInHand(context, row, { messageId: '', sender: from }))) return { outcome: 'gone-already' };
    const kind = row.channel === 'sms' ? 'sms' : 'voice';
    try {
      const taken = await context.wires.gateway.send(account!, {
        kind,
        from,
        to: sending.recipient,
        text: sending.body,
      });
      const on = context.clock.today();
      await settle(context, row, { to: 'sent', detail: taken.id, messageId: taken.id, on, trouble: null });
      if (taken.state !== 'sent') await settle(context, row, { to: taken.state });
      return { outcome: taken.state === 'failed' ? 'failed' : 'sent' };
    } catch (error) {
      if (!(error instanceof GatewayFailure)) throw error;
      const attempt = await afterFailure(context, row, sending, error);
      const wait = error.code === 'gateway-busy' ? error.waitSeconds : null;
      if (wait === null || wait > MOST_WAIT_SECONDS || again) return attempt;
      await context.wires.wait(wait * 1000);
      return send(row, sending, true);
    }
  }

  return { ready, send, close: () => undefined };
}

export async function gatewayAccount(context: CommandContext, settings: GatewaySettings): Promise<GatewayAccount> {
  const { baseUrl, accountSid, timeoutSeconds } = settings;
  return { baseUrl, accountSid, timeoutSeconds, authToken: (await readSecret(context, GATEWAY_SECRET)) ?? '' };
}

export function numberFor(settings: GatewaySettings, channel: string): string {
  return channel === 'sms' ? settings.smsFrom : settings.voiceFrom;
}

export function quietTrouble(context: Pick<CommandContext, 'clock'>, settings: GatewaySettings | null): Trouble | null {
  const quiet = quietOf(settings);
  const [day = '', time = ''] = japanMinute(context.clock.now()).split(' ');
  const why = quietReason(quiet, day, time);
  return why === null ? null : { code: 'gateway-quiet', facts: { why, from: quiet.from, until: quiet.until } };
}

async function afterFailure(
  context: CommandContext,
  row: QueuedRow,
  sending: SendingRow,
  failure: GatewayFailure,
): Promise<Attempt> {
  const { code, detail, mayHaveGone } = failure;
  const trouble: Trouble = { code, facts: { detail, recipient: sending.recipient } };
  if (mayHaveGone) {
    await settle(context, row, { to: 'unknown', detail, trouble: { ...trouble, code: 'gateway-unknown' } });
    return { outcome: 'unknown' };
  }
  if (code === 'gateway-refused') {
    await settle(context, row, { to: 'failed', detail, trouble });
    return { outcome: 'failed' };
  }
  await settle(context, row, { to: 'queued', detail, trouble });
  return { outcome: 'waiting', trouble, blocks: true };
}
