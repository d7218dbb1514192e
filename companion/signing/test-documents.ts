/** For tests: PDFs as different programs write them, all of the same letter. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfStream, PdfString } from '@libpdf/core';
import type { TestMaterial } from './test-material.ts';

const pageTexts = ['Usnesení č. j. 142 EX 81/25-27', 'Poučení'];

/** A letter of two pages, changed before it is saved. */
export async function letter(change: (pdf: PDF) => void = () => {}): Promise<Uint8Array> {
  const pdf = PDF.create();
  for (const text of pageTexts) {
    pdf
      .addPage({ size: 'a4' })
      .drawText(text.normalize('NFD').replace(/\p{Mn}/gu, ''), { x: 72, y: 700, size: 14 });
  }
  change(pdf);
  return pdf.save();
}

/** Marks of an archival document: what PDF/A adds to a catalogue. */
export function makeArchival(pdf: PDF): void {
  const metadata = Buffer.from(
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="B"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>',
  );
  const stream = PdfStream.fromDict({ Type: PdfName.of('Metadata'), Subtype: PdfName.of('XML') }, metadata);
  pdf.getCatalog().set('Metadata', pdf.register(stream));
  const intent = PdfDict.of({
    Type: PdfName.of('OutputIntent'),
    S: PdfName.of('GTS_PDFA1'),
    OutputConditionIdentifier: PdfString.fromString('sRGB'),
  });
  pdf.getCatalog().set('OutputIntents', PdfArray.of(intent));
}

/** A form with a field in it, all of it inside the catalogue. */
export function addForm(pdf: PDF): void {
  const field = PdfDict.of({ FT: PdfName.of('Tx'), T: PdfString.fromString('Podatelna1') });
  pdf.getCatalog().set('AcroForm', PdfDict.of({ Fields: PdfArray.of(pdf.register(field)) }));
}

export function certify(pdf: PDF): void {
  const docMdp = PdfDict.of({ Type: PdfName.of('Sig'), P: PdfNumber.of(1) });
  pdf.getCatalog().set('Perms', PdfDict.of({ DocMDP: pdf.register(docMdp) }));
}

export function addXfa(pdf: PDF): void {
  pdf
    .getCatalog()
    .set(
      'AcroForm',
      PdfDict.of({ Fields: PdfArray.of(), XFA: pdf.register(PdfStream.fromDict({}, Buffer.from('<xdp/>'))) }),
    );
}

/** What qpdf makes of a file. */
export function qpdf(material: TestMaterial, name: string, bytes: Uint8Array, ...options: string[]): string {
  const from = material.write(`${name}.in.pdf`, bytes);
  execFileSync('qpdf', [from, material.path(`${name}.pdf`), ...options]);
  return material.path(`${name}.pdf`);
}

/** A file of its own 20 MB that compress no further. */
export function large(material: TestMaterial, bytes: Uint8Array): string {
  const ballast = material.write('ballast.bin', randomBytes(19 * 1024 * 1024));
  return qpdf(material, 'large', bytes, '--add-attachment', ballast, '--');
}

/** As another program draws it: cairo, through poppler. */
export function cairo(material: TestMaterial, bytes: Uint8Array): string {
  const from = material.write('cairo.in.pdf', bytes);
  execFileSync('pdftocairo', ['-pdf', from, material.path('cairo.pdf')]);
  return material.path('cairo.pdf');
}
