/** One question to CUPS in its own protocol (RFC 8011): how a job stands. */

import { existsSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import ipp from 'ipp-encoder';
import { PrintFailure, type PrintState } from './print-queue.ts';

const TIMEOUT_MS = 10_000;
const LIMIT_BYTES = 1_000_000;

/** RFC 8011 §5.3.7: 3 pending, 4 held, 5 processing, 6 stopped, 7 cancelled, 8 aborted, 9 completed. */
const STATES: Record<number, PrintState> = {
  3: 'waiting',
  4: 'waiting',
  5: 'printing',
  6: 'printing',
  7: 'cancelled',
  8: 'failed',
  9: 'done',
};

const NOT_FOUND = ipp.CONSTANTS.CLIENT_ERROR_NOT_FOUND;

/** The state of a job by its number. Throws PrintFailure printing-unavailable when CUPS does not answer. */
export async function jobState(jobId: number): Promise<PrintState> {
  const C = ipp.CONSTANTS;
  const question = ipp.request.encode({
    operationId: C.GET_JOB_ATTRIBUTES,
    requestId: 1,
    groups: [
      {
        tag: C.OPERATION_ATTRIBUTES_TAG,
        attributes: [
          { tag: C.CHARSET, name: 'attributes-charset', value: 'utf-8' },
          { tag: C.NATURAL_LANG, name: 'attributes-natural-language', value: 'en' },
          { tag: C.URI, name: 'job-uri', value: `ipp://localhost/jobs/${jobId}` },
          { tag: C.KEYWORD, name: 'requested-attributes', value: 'job-state' },
        ],
      },
    ],
  });
  const answer = ipp.response.decode(await post(question));
  if (answer.statusCode === NOT_FOUND) return 'gone';
  const state = answer.groups
    .filter((group) => group.tag === C.JOB_ATTRIBUTES_TAG)
    .flatMap((group) => group.attributes)
    .find((attribute) => attribute.name === 'job-state')?.value;
  const number = Array.isArray(state) ? Number(state[0]) : Number(state);
  return STATES[number] ?? 'gone';
}

/** Where CUPS listens: CUPS_SERVER as its own commands read it, else its socket, else port 631 of this machine. */
function server(): { socketPath: string } | { host: string; port: number } {
  const named = process.env.CUPS_SERVER ?? '';
  if (named.startsWith('/')) return { socketPath: named };
  if (named !== '') {
    const [host = 'localhost', port] = named.split('/')[0]!.split(':');
    return { host, port: Number(port ?? 631) };
  }
  const socketPath = ['/run/cups/cups.sock', '/var/run/cupsd'].find((path) => existsSync(path));
  return socketPath ? { socketPath } : { host: 'localhost', port: 631 };
}

function post(body: Uint8Array): Promise<Buffer> {
  const headers = { 'Content-Type': 'application/ipp', 'Content-Length': body.length, Host: 'localhost' };
  return new Promise((resolve, reject) => {
    const fail = (detail: string) => reject(new PrintFailure('printing-unavailable', detail));
    const call = httpRequest(
      { ...server(), method: 'POST', path: '/jobs/', headers, timeout: TIMEOUT_MS },
      (response) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        response.on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > LIMIT_BYTES) call.destroy(new Error('answer too long'));
          else parts.push(part);
        });
        response.on('end', () =>
          response.statusCode === 200 ? resolve(Buffer.concat(parts)) : fail(`HTTP ${response.statusCode}`),
        );
      },
    );
    call.on('timeout', () => call.destroy(new Error('no answer')));
    call.on('error', (error) => fail(error.message));
    call.end(body);
  });
}
