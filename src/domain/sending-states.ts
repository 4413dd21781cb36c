/** What may become of a sending. Nothing leads from `unknown` back to `queued`: what may have gone is not sent again by itself. */
export type SendingState =
  | 'queued'
  | 'handing'
  | 'printed'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'unknown'
  | 'bounced'
  | 'withdrawn';

const NEXT: Record<SendingState, readonly SendingState[]> = {
  // Of paper: waits to be printed.
  queued: ['handing', 'printed', 'failed', 'withdrawn'],
  // Back to queued: the server was never given the whole of it.
  handing: ['queued', 'sent', 'failed', 'unknown'],
  // Once more when pages were damaged; sent when it was posted or handed over.
  printed: ['printed', 'sent', 'failed', 'withdrawn'],
  sent: ['delivered', 'failed', 'bounced'],
  delivered: ['bounced'],
  failed: ['queued', 'printed', 'withdrawn'],
  unknown: ['sent', 'delivered', 'failed', 'bounced'],
  bounced: [],
  withdrawn: [],
};

export function mayFollow(from: SendingState, to: SendingState): boolean {
  return NEXT[from].includes(to);
}

/** The customer has it, as far as anybody knows. */
export function hasGone(state: SendingState): boolean {
  return state === 'sent' || state === 'delivered';
}

/** It has gone, or may have, or is about to: the same paper must not be put in the queue beside it. */
export function isUnderWay(state: SendingState): boolean {
  return state === 'queued' || state === 'handing' || state === 'unknown' || hasGone(state);
}
