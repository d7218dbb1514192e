/** A complete notice for practising: a call for pick-up (V49), to be posted today or on the next working day. */
import type { PostNotice } from '../../shared/submissions/notice.ts';
import { postingDay } from '../../shared/submissions/posting-day.ts';

/** @param serial 1 to 999999: another case each time, or it would be the same notice. */
export function exampleNotice(serial: number, nowMs: number): PostNotice {
  const now = new Date(nowMs).toISOString();
  const number = `142EX${serial}/${now.slice(2, 4)}-1`;
  return {
    kind: 'notice',
    action: 'post',
    type: 'V49',
    number,
    postOn: postingDay(now, '15:30'),
    addressee: { name: 'Cvičná stavební s.r.o.', companyId: '27082440' },
    papers: [{ number, description: 'Exekuční příkaz (cvičný příklad)', deliveryKind: 'do vlastních rukou' }],
  };
}
