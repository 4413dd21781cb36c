/** app://banto/… serves the built page and nothing else, with the Content-Security-Policy that shuts everything out. */
import { readFile } from 'node:fs/promises';
import { basename, extname, join, normalize, sep } from 'node:path';

export const PAGE_SCHEME = 'app';
export const PAGE_ORIGIN = 'app://banto';
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`;

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/**
 * Scripts and styles from our own files only: no inline ones, no eval. blob: is for pictures and pages that the program
 * itself has made (seal images, letter previews).
 */
export const CONTENT_SECURITY_POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `font-src 'self'`,
  `img-src 'self' data: blob:`,
  `connect-src 'self'`,
  `worker-src 'self'`,
  `object-src 'none'`,
  `frame-src 'none'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/**
 * The worker that draws PDF pages may compile WebAssembly; it alone, and scripts by no other way. A worker has the policy
 * its own file is served with, so that the page itself stays without.
 */
const PDF_WORKER_POLICY = CONTENT_SECURITY_POLICY.replace(`script-src 'self'`, `script-src 'self' 'wasm-unsafe-eval'`);

function policyOf(file: string): string {
  return basename(file).startsWith('pdf-worker-') ? PDF_WORKER_POLICY : CONTENT_SECURITY_POLICY;
}

/** Answers a request for a file of the page; `folder` is out/renderer. */
export async function servePage(folder: string, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const file = fileIn(folder, url.pathname);
  const type = file ? CONTENT_TYPES[extname(file)] : undefined;
  if (!file || !type || url.host !== new URL(PAGE_ORIGIN).host || request.method !== 'GET') return refused(404);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await readFile(file));
  } catch {
    return refused(404);
  }
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-security-policy': policyOf(file),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  });
}

function refused(status: number): Response {
  return new Response(null, { status, headers: { 'content-security-policy': `default-src 'none'` } });
}

/** The file a path names, or null when it would lie outside the folder. */
function fileIn(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const file = normalize(join(folder, decoded));
  return file.startsWith(folder + sep) ? file : null;
}
