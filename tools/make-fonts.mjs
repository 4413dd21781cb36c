/**
 * Makes resources/fonts from the @expo-google-fonts packages (devDependencies): run by hand after a change of font, the
 * result is committed, so that the running product needs none of those packages.
 *
 *   node tools/make-fonts.mjs
 *
 * paper/   TrueType for PDF. Hinting, vertical setting and layout tables are taken out: a PDF drawn by glyph id reads none of
 *          them, and the subset made for each batch is quicker from a smaller font. The two for vertical setting keep `vert`:
 *          which form of 、「ー stands upright is said there and nowhere else.
 * screen/  woff2 for the renderer.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'resources', 'fonts');

const DIGITS = '0123456789';
const UNUSED_ON_PAPER = [
  'GSUB',
  'GPOS',
  'GDEF',
  'BASE',
  'DSIG',
  'gasp',
  'vhea',
  'vmtx',
  'VORG',
  'kern',
  'STAT',
  'meta',
];

/** @param {string} name */
function packageFolder(name) {
  return dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
}

/** @param {string} name @param {string} style @param {string} file */
function source(name, style, file) {
  return readFileSync(join(packageFolder(name), style, file));
}

/** @param {Buffer} bytes @returns {number[]} */
function charactersOf(bytes) {
  return fontkit.create(bytes).characterSet.filter((codePoint) => codePoint > 0);
}

/** @param {number[]} codePoints */
function textOf(codePoints) {
  return codePoints.map((codePoint) => String.fromCodePoint(codePoint)).join('');
}

/** @param {Buffer} bytes @param {string} text @param {string} file */
async function paper(bytes, text, file) {
  /** @type {import('subset-font').SubsetOptions} */
  const options = { targetFormat: 'truetype', noHinting: true, keepFeatures: [], dropTables: UNUSED_ON_PAPER };
  write(join('paper', file), await subsetFont(bytes, text, options));
}

/** Kana, punctuation and full-width forms: all else stands the same in both settings. */
const TURNING = /[\u2010-\u2027\u2030-\u203b\u2190-\u2193\u2225\u3000-\u30ff\uff01-\uffe6]/u;

/** @param {Buffer} bytes @param {string} file */
async function upright(bytes, file) {
  const text = textOf(charactersOf(bytes)).replaceAll(/./gsu, (character) =>
    TURNING.test(character) ? character : '',
  );
  const dropTables = UNUSED_ON_PAPER.filter((table) => table !== 'GSUB');
  /** @type {import('subset-font').SubsetOptions} */
  const options = { targetFormat: 'truetype', noHinting: true, keepFeatures: ['vert'], dropTables };
  write(join('paper', file), await subsetFont(bytes, text, options));
}

/** @param {Buffer} bytes @param {string} text @param {string} file */
async function screen(bytes, text, file) {
  write(join('screen', file), await subsetFont(bytes, text, { targetFormat: 'woff2', noHinting: true }));
}

/** @param {string} file @param {Uint8Array} bytes */
function write(file, bytes) {
  writeFileSync(join(target, file), bytes);
  process.stderr.write(`${file} ${Math.round(bytes.length / 1024)} KB\n`);
}

for (const folder of ['paper', 'screen', 'licences']) {
  rmSync(join(target, folder), { recursive: true, force: true });
  mkdirSync(join(target, folder), { recursive: true });
}

const gothic = source('biz-udpgothic', '400Regular', 'BIZUDPGothic_400Regular.ttf');
const gothicBold = source('biz-udpgothic', '700Bold', 'BIZUDPGothic_700Bold.ttf');
const mincho = source('biz-udpmincho', '400Regular', 'BIZUDPMincho_400Regular.ttf');
const minchoBold = source('biz-udpmincho', '700Bold', 'BIZUDPMincho_700Bold.ttf');
const noto = source('noto-sans-jp', '400Regular', 'NotoSansJP_400Regular.ttf');

const own = charactersOf(gothic);
const ownSet = new Set(own);
// The four BIZ faces hold the same characters, so what only Noto has is the same for each of them.
const onlyNoto = textOf(charactersOf(noto).filter((codePoint) => !ownSet.has(codePoint)));

await screen(gothic, textOf(own), 'biz-udpgothic-400.woff2');
await screen(gothicBold, textOf(own), 'biz-udpgothic-700.woff2');
await screen(
  source('biz-udgothic', '400Regular', 'BIZUDGothic_400Regular.ttf'),
  DIGITS,
  'biz-udgothic-digits-400.woff2',
);
await screen(source('biz-udgothic', '700Bold', 'BIZUDGothic_700Bold.ttf'), DIGITS, 'biz-udgothic-digits-700.woff2');
await screen(noto, onlyNoto, 'noto-sans-jp-rare-400.woff2');

await paper(mincho, textOf(own), 'biz-udpmincho-400.ttf');
await paper(minchoBold, textOf(own), 'biz-udpmincho-700.ttf');
await paper(source('biz-udmincho', '400Regular', 'BIZUDMincho_400Regular.ttf'), DIGITS, 'biz-udmincho-digits-400.ttf');
await paper(source('biz-udmincho', '700Bold', 'BIZUDMincho_700Bold.ttf'), DIGITS, 'biz-udmincho-digits-700.ttf');
await paper(noto, onlyNoto, 'noto-sans-jp-rare-400.ttf');
await upright(source('biz-udmincho', '400Regular', 'BIZUDMincho_400Regular.ttf'), 'biz-udmincho-vertical-400.ttf');
await upright(source('biz-udmincho', '700Bold', 'BIZUDMincho_700Bold.ttf'), 'biz-udmincho-vertical-700.ttf');

for (const name of ['biz-udgothic', 'biz-udpgothic', 'biz-udmincho', 'biz-udpmincho', 'noto-sans-jp']) {
  copyFileSync(join(packageFolder(name), 'LICENSE_FONT'), join(target, 'licences', `${name}-OFL.txt`));
}
