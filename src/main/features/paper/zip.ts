/**
 * A package of files as Excel wants it, by the compressor of Node: several times faster than one in JavaScript, and the
 * same parts with the same date give the same bytes. A part may come piece by piece, so that a list of 100,000 rows is
 * never whole in memory. No zip64: parts and package stay far below 4 GB.
 */
import { once } from 'node:events';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';
import type { PlainDate } from '../../../domain/dates.ts';

export interface ZipPart {
  name: string;
  bytes: Uint8Array | Iterable<Uint8Array>;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** 2.0: deflate. */
const VERSION = 20;
const DEFLATE = 8;
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;

/** The package; parts stand in the order given, all stamped with midnight of `date`. */
export async function packZip(parts: readonly ZipPart[], date: PlainDate): Promise<Uint8Array> {
  const stamp = dosDate(date);
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const packed = bytes instanceof Uint8Array ? deflatedAtOnce(bytes) : await deflated(bytes);
    const fields = entryFields(Buffer.from(name), stamp, packed);
    chunks.push(localHeader(fields), ...packed.chunks);
    directory.push(centralHeader(fields, offset));
    offset += 30 + fields.name.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...chunks, ...directory, endOfDirectory(parts.length, size, offset)]);
}

interface Deflated {
  chunks: Buffer[];
  length: number;
  size: number;
  checksum: number;
}

/** A part that is whole already: small, and a stream for each would cost more than the packing. */
function deflatedAtOnce(bytes: Uint8Array): Deflated {
  const packed = deflateRawSync(bytes);
  return { chunks: [packed], length: packed.length, size: bytes.length, checksum: crc32(bytes) };
}

async function deflated(pieces: Iterable<Uint8Array>): Promise<Deflated> {
  const stream = createDeflateRaw();
  const result: Deflated = { chunks: [], length: 0, size: 0, checksum: 0 };
  stream.on('data', (chunk: Buffer) => {
    result.chunks.push(chunk);
    result.length += chunk.length;
  });
  const ended = once(stream, 'end');
  for (const piece of pieces) {
    result.checksum = crc32(piece, result.checksum);
    result.size += piece.length;
    if (!stream.write(piece)) await once(stream, 'drain');
  }
  stream.end();
  await ended;
  return result;
}

interface EntryFields {
  name: Buffer;
  /** What both headers have in common, from "version needed" to "extra length". */
  shared: Buffer;
}

function entryFields(name: Buffer, stamp: number, { checksum, length, size }: Deflated): EntryFields {
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(VERSION, 0);
  shared.writeUInt16LE(UTF8_FLAG, 2);
  shared.writeUInt16LE(DEFLATE, 4);
  shared.writeUInt16LE(0, 6);
  shared.writeUInt16LE(stamp, 8);
  shared.writeUInt32LE(checksum, 10);
  shared.writeUInt32LE(length, 14);
  shared.writeUInt32LE(size, 18);
  shared.writeUInt16LE(name.length, 22);
  return { name, shared };
}

function localHeader({ name, shared }: EntryFields): Buffer {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(LOCAL_HEADER, 0);
  return Buffer.concat([signature, shared, name]);
}

function centralHeader({ name, shared }: EntryFields, offset: number): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32LE(CENTRAL_HEADER, 0);
  head.writeUInt16LE(VERSION, 4);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([head, shared, tail, name]);
}

function endOfDirectory(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** MS-DOS date: years from 1980, month, day. */
function dosDate(date: PlainDate): number {
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number);
  return (Math.max(0, year - 1980) << 9) | (month << 5) | day;
}
