/** A self-signed certificate for localhost, made anew for each test: DER by hand (RFC 5280), signed by node's crypto. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

function der(tag: number, ...content: (Buffer | number[])[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)));
  const length = body.length;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), body]);
}

const sequence = (...content: (Buffer | number[])[]) => der(0x30, ...content);
const ECDSA_SHA256 = sequence(der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));

function nameOf(commonName: string): Buffer {
  return sequence(der(0x31, sequence(der(0x06, [0x55, 0x04, 0x03]), der(0x0c, Buffer.from(commonName)))));
}

/** YYMMDDHHMMSSZ */
function validity(from: string, until: string): Buffer {
  return sequence(der(0x17, Buffer.from(from)), der(0x17, Buffer.from(until)));
}

/** Valid for `localhost` and 127.0.0.1, from 2020 to 2049, or only in 2020 when `expired`. */
export function makeCertificate({ expired = false, host = 'localhost' } = {}): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const alternative = sequence(
    der(0x82, Buffer.from(host)),
    ...(host === 'localhost' ? [der(0x87, [127, 0, 0, 1])] : []),
  );
  const extensions = der(
    0xa3,
    sequence(
      sequence(der(0x06, [0x55, 0x1d, 0x13]), der(0x01, [0xff]), der(0x04, sequence(der(0x01, [0xff])))),
      sequence(der(0x06, [0x55, 0x1d, 0x11]), der(0x04, alternative)),
    ),
  );
  const serial = randomBytes(8);
  serial[0] = (serial[0]! & 0x7f) | 0x01;
  const body = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, serial),
    ECDSA_SHA256,
    nameOf(host),
    validity('200101000000Z', expired ? '201231000000Z' : '491231000000Z'),
    nameOf(host),
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, ECDSA_SHA256, der(0x03, [0], signature));
  const lines = whole
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
