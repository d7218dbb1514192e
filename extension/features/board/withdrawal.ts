/** A removal as it is handed over. Pure. */
import type { NoticeView } from '../../../shared/contract/notices.ts';
import type { StoreInput } from '../../../shared/contract/submission.ts';
import type { WithdrawalEffect } from '../../../shared/submissions/notice.ts';
import { isNoticeType } from '../../../shared/submissions/notice-types.ts';

/** Undefined where the board doesn't say enough of the document to name it: then it can't be removed from here. */
export function withdrawalOf(
  { cudid, type, numbers, fileMark }: Pick<NoticeView, 'cudid' | 'type' | 'numbers' | 'fileMark'>,
  expected: WithdrawalEffect,
  { id, training }: { readonly id: string; readonly training: boolean },
): StoreInput | undefined {
  const [number] = numbers;
  if (number === undefined || fileMark === '' || type === null || !isNoticeType(type)) return undefined;
  return {
    id,
    caseKey: { fileMark, kind: 'notice', lot: `withdraw.${cudid}` },
    pageUrl: null,
    payload: { kind: 'notice', action: 'withdraw', number, type, cudid, expected },
    training,
  };
}
