import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../../shared/submissions/auction.ts';
import { compareAttachments } from './compare-attachments.ts';
import type { PortalFile } from './schema.ts';

const wanted = (
  name: string,
  size: number,
  documentType: Attachment['documentType'] = 'other_doc',
): Attachment => ({
  sha256: 'a'.repeat(64),
  name,
  size,
  documentType,
  mediaType: documentType === 'image' ? 'image/png' : 'application/pdf',
});
const a = wanted('a.pdf', 1);
const b = wanted('b.pdf', 2);
const there = (original_name: string, size?: number, document_type = 'other_doc'): PortalFile => ({
  hash: `${original_name}${size}`,
  original_name,
  size,
  document_type,
});
const compare = (documents: readonly PortalFile[], isOwn: boolean, images: readonly PortalFile[] = []) => {
  const record = { images: [...images], documents: [...documents] };
  const found = compareAttachments(record, [a, b], isOwn);
  return found && [found.missing.length, found.doubled, found.unclear];
};

describe('attachments', () => {
  it.each([
    ['as sent', [there('a.pdf', 1), there('b.pdf', 2)], [0, 0, 0], [0, 0, 0]],
    ['renamed', [there('x', 1), there('y', 2)], [0, 0, 0], [0, 0, 0]],
    ['renamed, without size', [there('x'), there('y')], [0, 0, 0], [2, 0, 2]],
    ['without size', [there('b.pdf'), there('a.pdf')], [0, 0, 0], [0, 0, 0]],
    ['one missing', [there('a.pdf', 1)], [1, 0, 0], [1, 0, 0]],
    ['one missing, renamed', [there('x', 1)], [1, 0, 0], [1, 0, 0]],
    ['none there', [], [2, 0, 0], [2, 0, 0]],
    ['of another type', [there('a.pdf', 1, 'resolution_pre')], [2, 0, 2], [2, 0, 0]],
    ['of another length', [there('a.pdf', 1), there('b.pdf', 9)], [1, 0, 1], [1, 0, 1]],
    ['one more of another hand', [there('a.pdf', 1), there('b.pdf', 2), there('c', 3)], [0, 0, 0], [0, 0, 0]],
    ['one twice', [there('a.pdf', 1), there('b.pdf', 2), there('b.pdf', 2)], [0, 1, 0], [0, 1, 0]],
    ['renamed and one twice', [there('x', 1), there('y', 2), there('z', 2)], [0, 1, 0], [0, 1, 0]],
    ['renamed, without size and one twice', [there('x'), there('y'), there('z')], [0, 1, 0], [2, 0, 2]],
  ])('%s', (_name, documents, own, others) => {
    expect(compare(documents, true)).toEqual(own);
    expect(compare(documents, false)).toEqual(others);
  });

  it('are never found among the pictures', () => {
    expect(compare([], true, [there('a.pdf', 1), there('b.pdf', 2)])).toEqual([2, 0, 0]);
  });

  it('that are not carried say nothing', () => {
    expect(compareAttachments({}, [a], true)).toBeUndefined();
  });
});
