/**
 * The text as a Word file for e内容証明: A4 upright, written across, margins and type as the service asks. Packed anew,
 * because docx stamps the file with the clock: the same text gives the same bytes.
 */
import { AlignmentType, Document, LineRuleType, Packer, Paragraph, TextRun } from 'docx';
import JSZip from 'jszip';
import { type CertifiedPaper, ELECTRONIC_PAGE } from '../../../domain/certified-letter.ts';
import { fullWidth } from '../../../domain/certified-mail.ts';
import { packZip, type ZipPart } from '../paper/zip.ts';

const TWIPS_PER_MM = 1440 / 25.4;
const twips = (mm: number) => Math.ceil(mm * TWIPS_PER_MM);

export async function drawCertifiedWord(paper: CertifiedPaper): Promise<Uint8Array> {
  const { marginTop, marginSide, marginBottom, sizePt, font } = ELECTRONIC_PAGE;
  const lines = fullWidth(paper.text).replace(/\s+$/, '').split('\n');
  const document = new Document({
    creator: 'Banto',
    title: paper.serial,
    styles: { default: { document: { run: { font, size: sizePt * 2 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: {
              top: twips(marginTop),
              bottom: twips(marginBottom),
              left: twips(marginSide),
              right: twips(marginSide),
            },
          },
        },
        children: lines.map((line, at) => paragraph(line, at === 0)),
      },
    ],
  });
  return repack(await Packer.toBuffer(document), paper.writtenOn);
}

function paragraph(line: string, isTitle: boolean): Paragraph {
  return new Paragraph({
    alignment: isTitle ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { line: 360, lineRule: LineRuleType.EXACT },
    children: [new TextRun(line)],
  });
}

async function repack(written: Buffer, writtenOn: string): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(written);
  const parts: ZipPart[] = [];
  for (const name of Object.keys(archive.files).sort()) {
    const entry = archive.files[name]!;
    if (entry.dir) continue;
    const bytes = await entry.async('uint8array');
    parts.push({ name, bytes: name === 'docProps/core.xml' ? stamped(bytes, writtenOn) : bytes });
  }
  return packZip(parts, writtenOn);
}

/** Created and changed at midnight of the letter's day. */
function stamped(bytes: Uint8Array, writtenOn: string): Uint8Array {
  const text = new TextDecoder().decode(bytes).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${writtenOn}T00:00:00Z`);
  return new TextEncoder().encode(text);
}
