import { AlignmentType, Document, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { unzipSync } from 'fflate';
import type { Paper } from '../../core/paper/paper.ts';
import { docxBlocks, twips } from './docx-blocks.ts';
import { type ZipPart, zip } from './zip.ts';

/** Half-points. */
const TEXT_SIZE = 24;
const font = 'Times New Roman';
const heading = {
  run: { font, size: TEXT_SIZE, bold: true, color: '000000' },
  paragraph: { spacing: { before: 240, after: 120 } },
};

/**
 * What a document says about itself. The library would write when it was made, to the second:
 * https://learn.microsoft.com/dotnet/api/documentformat.openxml.packaging.corefilepropertiespart
 */
const properties = {
  path: 'docProps/core.xml',
  data: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
};

/** Write a paper as DOCX: https://docx.js.org. It holds no time and no author. */
export async function writeDocx(paper: Paper): Promise<Blob> {
  const packed = await Packer.toArrayBuffer(documentOf(paper), undefined, [properties]);
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  // Packed again, since the library dates every part of the archive.
  for await (const piece of zip(partsOf(new Uint8Array(packed)))) bytes.push(piece);
  return new Blob(bytes, { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' });
}

function documentOf({ blocks }: Paper): Document {
  const page = {
    size: { width: twips(210), height: twips(297) },
    margin: { top: twips(20), bottom: twips(20), left: twips(25), right: twips(15), header: twips(10) },
  };
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
  return new Document({
    styles: {
      default: {
        document: { run: { font, size: TEXT_SIZE }, paragraph: { spacing: { after: 120 } } },
        ...{ heading1: { ...heading, run: { ...heading.run, size: 28 } }, heading2: heading, heading3: heading },
      },
    },
    // Numbers from the second page on.
    sections: [
      {
        properties: { page, titlePage: true },
        headers: { default: new Header({ children: [number] }), first: new Header({ children: [] }) },
        children: docxBlocks(blocks),
      },
    ],
  });
}

async function* partsOf(archive: Uint8Array): AsyncGenerator<ZipPart> {
  const decoder = new TextDecoder();
  for (const [path, bytes] of Object.entries(unzipSync(archive))) yield { path, text: once(decoder.decode(bytes)) };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
