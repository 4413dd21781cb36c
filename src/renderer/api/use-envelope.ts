/** The envelope of a client's letters, for the window drawn over a preview. */
import { type EnvelopeProfile, LONG_3_WINDOW, profileOf } from '../../domain/envelope.ts';
import { useMethod } from './use-method.ts';

/** The usual one until it is known. */
export function useClientEnvelope(clientId: number | undefined): EnvelopeProfile {
  const list = useMethod('envelopes.list', {}).value;
  const key = list?.clients.find((one) => one.clientId === clientId)?.key;
  const shape = list?.envelopes.find((one) => one.key === key);
  return shape ? profileOf(shape) : LONG_3_WINDOW;
}
