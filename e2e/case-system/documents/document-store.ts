/** Makes the documents of the cases when they are first asked for, and keeps them. */
import type { CaseFile, OfficeCase } from '../cases/case-types.ts';
import { czechDay } from '../print.ts';
import { decreeLetter } from './decree.ts';
import { findFonts } from './font.ts';
import { type Letter, writeLetter } from './letter.ts';
import { paintPhoto } from './photo.ts';
import { appendixLetter, reportLetter } from './report.ts';

export interface StoredDocument {
  readonly mediaType: 'application/pdf' | 'image/png';
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly thumbnail?: Uint8Array<ArrayBuffer>;
}

export interface DocumentStore {
  /** The document, or null where the store refuses it because its own session is gone. */
  read(officeCase: OfficeCase, file: CaseFile): Promise<StoredDocument | null>;
}

function letterOf(officeCase: OfficeCase, { content, date }: CaseFile): Letter | null {
  switch (content.type) {
    case 'decree': {
      const auction = officeCase.auctions[content.auction];
      if (auction === undefined) throw new Error(`${officeCase.id} has no auction ${content.auction}`);
      return decreeLetter(officeCase, auction, date);
    }
    case 'report':
    case 'broken-pdf':
      return reportLetter(officeCase, date);
    case 'report-appendix':
      return appendixLetter(officeCase, date);
    case 'letter':
      return {
        title: content.heading,
        referenceNumber: officeCase.notice?.referenceNumber ?? officeCase.fileMark,
        heading: content.heading,
        paragraphs: content.paragraphs,
        date: czechDay(date),
      };
    default:
      return null;
  }
}

export function createDocumentStore(fonts = findFonts()): DocumentStore {
  const made = new Map<string, Promise<StoredDocument | null>>();

  async function make(officeCase: OfficeCase, file: CaseFile): Promise<StoredDocument | null> {
    const { content } = file;
    if (content.type === 'photo') {
      const { full, thumbnail } = paintPhoto(content.scene, content.seed);
      return { mediaType: 'image/png', bytes: full, thumbnail };
    }
    const letter = letterOf(officeCase, file);
    if (letter === null) return null;
    const bytes = await writeLetter(letter, fonts);
    const sent = content.type === 'broken-pdf' ? bytes.slice(0, Math.floor(bytes.length * 0.6)) : bytes;
    return { mediaType: 'application/pdf', bytes: sent };
  }

  return {
    read(officeCase, file) {
      const key = `${officeCase.id}/${file.n}`;
      const document = made.get(key) ?? make(officeCase, file);
      made.set(key, document);
      return document;
    },
  };
}
