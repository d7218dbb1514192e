/** Compares what we post with what the board has. */
import type { Candidate } from '../../../shared/contract/submission.ts';
import { parseFileMark, sameReference } from '../../../shared/formats/file-mark.ts';
import type { DocumentState, PostNotice, WithdrawalEffect } from '../../../shared/submissions/notice.ts';
import { addresseeKey } from '../../../shared/submissions/notice-addressee.ts';
import type { RemoteIdentity } from '../connector.ts';
import type { BoardRecord } from './schema.ts';

/** One that is read is there, so it was not destroyed. */
export function stateOf({ postedAt, takenDownAt }: BoardRecord): Exclude<DocumentState, 'destroyed'> {
  if (takenDownAt !== undefined) return 'archived';
  return postedAt === undefined ? 'waiting' : 'posted';
}

/** What a removal would do now; null in the archive, where it is refused (section 5.3). */
export function withdrawalEffect(record: BoardRecord): WithdrawalEffect | null {
  const effects = { waiting: 'destroyed', posted: 'archived', archived: null } as const;
  return effects[stateOf(record)];
}

export function sameNumber(a: string, b: string): boolean {
  const [first, second] = [parseFileMark(a), parseFileMark(b)];
  if (first === undefined || second === undefined) return a.trim() === b.trim();
  return sameReference(first, second);
}

function hasSameNumbers(record: BoardRecord, notice: PostNotice): boolean {
  const ours = notice.papers.map((paper) => paper.number);
  return (
    record.numbers.length === ours.length &&
    ours.every((number) => record.numbers.some((one) => sameNumber(one, number)))
  );
}

/** Our names of the fields that differ, among those the record carries. */
export function differingFields(record: BoardRecord, notice: PostNotice): string[] {
  const differs: readonly (readonly [string, boolean])[] = [
    ['noticeType', record.type !== undefined && record.type !== notice.type],
    ['referenceNumber', record.numbers.length > 0 && !hasSameNumbers(record, notice)],
    [
      'addressee',
      record.addresseeKey !== undefined && record.addresseeKey !== addresseeKey(notice.addressee),
    ],
    ['postOn', record.postOn !== undefined && record.postOn !== notice.postOn],
    ['parentNotice', notice.type === 'X49' && record.parent !== undefined && record.parent !== notice.parent],
  ];
  return differs.filter(([, isDifferent]) => isDifferent).map(([field]) => field);
}

/** The same document by type, numbers and addressee, whatever its day; doubt counts as yes. */
export function isSameNotice(record: BoardRecord, notice: PostNotice): boolean {
  const sharesNumber = notice.papers.some((paper) =>
    record.numbers.some((one) => sameNumber(one, paper.number)),
  );
  const others = differingFields(record, notice).filter(
    (field) => field === 'noticeType' || field === 'addressee',
  );
  return sharesNumber && others.length === 0;
}

/** The board's API names no page for people. */
export function toIdentity(record: BoardRecord): RemoteIdentity {
  return { id: record.cudid, url: null, state: stateOf(record) };
}

export function toCandidate(record: BoardRecord, matches: boolean): Candidate {
  const { id, url, state } = toIdentity(record);
  return {
    id,
    number: record.numbers[0] ?? '',
    state,
    startsAt: record.postOn ?? null,
    updatedAt: record.insertedAt ?? null,
    url,
    matches,
  };
}
