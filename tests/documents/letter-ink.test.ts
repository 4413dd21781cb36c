import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { PDFDocument, PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { addPage, saveDocument, startDocument } from '../../src/main/features/paper/pdf-document.ts';
import { CharacterSet, missingCharacters } from '../../src/main/features/paper/pdf-fonts.ts';
import { drawText, finishPage, startPage } from '../../src/main/features/paper/pdf-page.ts';
import { type InkedPage, renderPdf } from '../support/rendered-pdf.ts';

/** One character each from kana, figures, marks, common, rare and company kanji; 𠮷 comes from the fallback font. */
const SAMPLE = [...'あょアヴー漢字督促請求金額円年月日0123456789,.-/()（）「」々〒㈱㈲①▲〜髙﨑濵邉𠮷株式会社ABCxyz'];
const CELL = 10;
const PER_ROW = 16;
const SIZE = 20;

function placeOf(at: number) {
  return { x: 20 + (at % PER_ROW) * CELL, y: 30 + Math.floor(at / PER_ROW) * CELL };
}

function inkOf(page: InkedPage, at: number): number {
  const { x, y } = placeOf(at);
  return page.inkIn({ left: x - 0.5, top: y - CELL + 1.5, right: x + CELL - 1, bottom: y + 2.2 });
}

async function drawSample(bold: boolean): Promise<InkedPage> {
  const characters = new CharacterSet();
  characters.add(SAMPLE.join(''));
  const document = await startDocument(characters);
  const page = startPage(document.fonts);
  for (const [at, character] of SAMPLE.entries())
    drawText(page, placeOf(at).x, placeOf(at).y, character, { size: SIZE, bold });
  addPage(document, finishPage(page));
  const [inked] = await renderPdf(await saveDocument(document, { title: 'sample', createdOn: '2026-11-24' }), 8);
  return inked!;
}

/** The same characters by the untouched fonts of the packages, embedded whole, drawn by glyph id: nothing of ours is in it. */
async function drawByFullFonts(): Promise<InkedPage> {
  const require = createRequire(import.meta.url);
  const files = [
    'biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf',
    'biz-udpmincho/400Regular/BIZUDPMincho_400Regular.ttf',
    'noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  ];
  const document = await PDFDocument.create();
  const { context } = document;
  const fonts = files.map((file) => {
    const bytes = readFileSync(require.resolve(`@expo-google-fonts/${file}`));
    const font = fontkit.create(bytes);
    const descriptor = context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: font.postscriptName,
        Flags: 4,
        FontBBox: [0, -300, 1000, 900],
        ItalicAngle: 0,
        Ascent: 880,
        Descent: -120,
        CapHeight: 700,
        StemV: 80,
        FontFile2: context.register(context.flateStream(bytes)),
      }),
    );
    const descendant = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: font.postscriptName,
        CIDSystemInfo: {},
        FontDescriptor: descriptor,
        CIDToGIDMap: 'Identity',
      }),
    );
    return {
      font,
      ref: context.register(
        context.obj({
          Type: 'Font',
          Subtype: 'Type0',
          BaseFont: font.postscriptName,
          Encoding: 'Identity-H',
          DescendantFonts: [descendant],
        }),
      ),
    };
  });
  const page = document.addPage([595.28, 841.89]);
  page.node.set(
    PDFName.of('Resources'),
    context.obj({ Font: Object.fromEntries(fonts.map(({ ref }, at) => [`G${at}`, ref])) }),
  );
  let operators = 'BT\n';
  for (const [at, character] of SAMPLE.entries()) {
    const codePoint = character.codePointAt(0)!;
    const chosen = /\d/.test(character) ? 0 : fonts[1]!.font.hasGlyphForCodePoint(codePoint) ? 1 : 2;
    const id = fonts[chosen]!.font.glyphForCodePoint(codePoint).id.toString(16).padStart(4, '0');
    const { x, y } = placeOf(at);
    operators += `/G${chosen} ${SIZE} Tf 1 0 0 1 ${(x * 72) / 25.4} ${((297 - y) * 72) / 25.4} Tm <${id}> Tj\n`;
  }
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(`${operators}ET`)));
  const [inked] = await renderPdf(await document.save(), 8);
  return inked!;
}

test('every character of the sample leaves as much ink as the same character of the untouched font', async () => {
  const [ours, theirs] = [await drawSample(false), await drawByFullFonts()];
  const wrong = SAMPLE.filter((_, at) => {
    const [a, b] = [inkOf(ours, at), inkOf(theirs, at)];
    return a < 0.05 || Math.abs(a - b) > Math.max(0.04 * b, 0.05);
  });
  expect(wrong).toEqual([]);
});

test('bold is heavier than regular for every kanji, the fallback font included', async () => {
  const [regular, bold] = [await drawSample(false), await drawSample(true)];
  const lighter = SAMPLE.filter(
    (character, at) => /\p{Script=Han}/u.test(character) && inkOf(bold, at) < inkOf(regular, at) * 1.05,
  );
  expect(lighter).toEqual([]);
});

test('text is extracted as it was written, rare and company kanji included', async () => {
  const page = await drawSample(false);
  const extracted = page.text.replace(/\s/g, '');
  expect(SAMPLE.filter((character) => !extracted.includes(character))).toEqual([]);
});

test('a character that no font has is named with its place, and refuses to be drawn', async () => {
  const rare = '\u{2B740}'.concat('\u{323B0}');
  expect(
    missingCharacters([
      { text: '大橋金物', where: 'name' },
      { text: `株式会社${rare}`, where: 'customer 2' },
    ]),
  ).toEqual([
    { character: '\u{2B740}', where: 'customer 2' },
    { character: '\u{323B0}', where: 'customer 2' },
  ]);
  const characters = new CharacterSet();
  characters.add(rare);
  await expect(startDocument(characters)).rejects.toThrow(/no font has/);
});

test('kana with a separate voicing mark is one character, compatibility kanji stay what they are', async () => {
  expect(missingCharacters([{ text: 'ガス・パイプ'.normalize('NFD'), where: 'name' }])).toEqual([]);
  const characters = new CharacterSet();
  characters.add('ガ\uFA19');
  const document = await startDocument(characters);
  const page = startPage(document.fonts);
  drawText(page, 20, 30, 'か\u3099'.replace('か', 'カ'), { size: 12 });
  drawText(page, 40, 30, '\uFA19', { size: 12 });
  addPage(document, finishPage(page));
  const [inked] = await renderPdf(await saveDocument(document, { title: '', createdOn: '2026-11-24' }));
  expect(inked!.text).toContain('ガ');
  expect(inked!.text).toContain('\uFA19');
});
