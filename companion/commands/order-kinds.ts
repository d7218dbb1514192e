/** What `podatelna submit` can hand over: for each kind how a file names it, and a complete example for practising. */
import { basename } from 'node:path';
import { z } from 'zod';
import { type DocumentType, documentTypes } from '../../shared/case/record.ts';
import type { CaseKey, Payload, System } from '../../shared/contract/submission.ts';
import type { Attachment } from '../../shared/submissions/auction.ts';
import { noticeLot } from '../../shared/submissions/notice.ts';
import { exampleAuction, examplePdf } from './example-auction.ts';
import { exampleNotice } from './example-notice.ts';

export interface OrderFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly documentType: DocumentType;
}

export interface OrderContent {
  readonly files: readonly OrderFile[];
  /** The payload once the files are stored; `stored[i]` is `files[i]`. */
  build(stored: readonly Attachment[]): unknown;
}

export interface OrderKind {
  readonly system: System;
  /** @param read bytes of a file the payload names. @throws ZodError */
  read(payload: unknown, read: (path: string) => Uint8Array): OrderContent;
  example(serial: number, nowMs: number): OrderContent;
}

const name = z.string().min(1).max(255).optional();

const auctionFile = z.looseObject({
  attachments: z
    .array(z.strictObject({ path: z.string().min(1), documentType: z.enum(documentTypes), name }))
    .default([]),
});

const auction: OrderKind = {
  system: 'portal-drazeb',
  read: (payload, read) => {
    const { attachments, ...rest } = auctionFile.parse(payload);
    return {
      files: attachments.map((one) => ({
        bytes: read(one.path),
        name: one.name ?? basename(one.path),
        documentType: one.documentType,
      })),
      build: (stored) => ({ ...rest, kind: 'auction', attachments: stored }),
    };
  },
  example: (serial, nowMs) => ({
    files: [{ bytes: examplePdf(), name: 'vyhlaska.pdf', documentType: 'auction_decree' }],
    build: (stored) => ({ ...exampleAuction(serial, nowMs), attachments: stored }),
  }),
};

const noticeFile = z.looseObject({
  papers: z
    .array(z.looseObject({ file: z.strictObject({ path: z.string().min(1), name }).optional() }))
    .default([]),
});

/** A notice's papers name their file by `file.path`. */
const notice: OrderKind = {
  system: 'cud',
  read: (payload, read) => {
    const { papers, ...rest } = noticeFile.parse(payload);
    const files = papers.flatMap(({ file }): OrderFile[] =>
      file === undefined
        ? []
        : [{ bytes: read(file.path), name: file.name ?? basename(file.path), documentType: 'other_doc' }],
    );
    return {
      files,
      build: (stored) => {
        const left = stored.map(({ documentType: _type, ...file }) => file);
        // A removal has no papers at all.
        const named = papers.map(({ file, ...paper }) =>
          file === undefined ? paper : { ...paper, file: left.shift() },
        );
        return { ...rest, kind: 'notice', ...(papers.length === 0 ? {} : { papers: named }) };
      },
    };
  },
  example: (serial, nowMs) => ({ files: [], build: () => exampleNotice(serial, nowMs) }),
};

export const orderKinds: Readonly<Record<'auction' | 'notice', OrderKind>> = { auction, notice };

export function isOrderKind(text: string): text is keyof typeof orderKinds {
  return Object.hasOwn(orderKinds, text);
}

/** `142EX81/25-27` belongs to the case `142EX81/25`, lot `27`. Undefined where a payload doesn't tell its key. */
export function keyOf(payload: Payload): CaseKey | undefined {
  if (payload.kind !== 'auction' && payload.kind !== 'notice') return undefined;
  const [fileMark = '', sheet = ''] = payload.number.split('-');
  if (payload.kind === 'auction') return { fileMark, kind: 'auction', lot: sheet };
  const lot = payload.action === 'post' ? noticeLot(payload) : `withdraw.${payload.cudid}`.slice(0, 60);
  return { fileMark, kind: 'notice', lot };
}
