/** What `podatelna submit` can hand over: for each kind how a file names it, and a complete example for practising. */
import { basename } from 'node:path';
import { z } from 'zod';
import { type DocumentType, documentTypes } from '../../shared/case/record.ts';
import type { CaseKey, Payload, System } from '../../shared/contract/submission.ts';
import { attendanceKey } from '../../shared/submissions/attendance.ts';
import type { Attachment } from '../../shared/submissions/auction.ts';
import { noticeLot } from '../../shared/submissions/notice.ts';
import { exampleAttendance } from './example-attendance.ts';
import { exampleAuction, examplePdf } from './example-auction.ts';
import { exampleListing } from './example-listing.ts';
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

const listingFile = z.looseObject({
  images: z.array(z.strictObject({ path: z.string().min(1), name })).optional(),
});

/** A new listing names its pictures by `path`, in their order. */
const listing: OrderKind = {
  system: 'ingatlanok',
  read: (payload, read) => {
    const { images, ...rest } = listingFile.parse(payload);
    return {
      files: (images ?? []).map((one) => ({
        bytes: read(one.path),
        name: one.name ?? basename(one.path),
        documentType: 'image',
      })),
      build: (stored) => ({ ...rest, ...(images === undefined ? {} : { images: stored }) }),
    };
  },
  example: (serial, nowMs) => ({ files: [], build: () => exampleListing(serial, nowMs) }),
};

const attendance: OrderKind = {
  system: 'dochazka',
  read: (payload) => ({ files: [], build: () => payload }),
  example: (_serial, nowMs) => ({ files: [], build: () => exampleAttendance(nowMs) }),
};

export const orderKinds: Readonly<Record<Payload['kind'], OrderKind>> = {
  auction,
  notice,
  listing,
  attendance,
};

export function isOrderKind(text: string): text is keyof typeof orderKinds {
  return Object.hasOwn(orderKinds, text);
}

/** `142EX81/25-27` belongs to the case `142EX81/25`, lot `27`. */
export function keyOf(payload: Payload): CaseKey {
  if (payload.kind === 'attendance') return attendanceKey(payload);
  if (payload.kind === 'listing') {
    return { fileMark: payload.fileMark, kind: 'listing', lot: payload.transferId };
  }
  const [fileMark = '', sheet = ''] = payload.number.split('-');
  if (payload.kind === 'auction') return { fileMark, kind: 'auction', lot: sheet };
  const lot = payload.action === 'post' ? noticeLot(payload) : `withdraw.${payload.cudid}`.slice(0, 60);
  return { fileMark, kind: 'notice', lot };
}
