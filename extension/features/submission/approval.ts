/** Who may allow what waits for approval. The companion judges it; here only the buttons follow. Pure. */
import { isAble, type ServiceInfo } from '../../../shared/contract/service-info.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { foldText } from '../../../shared/formats/text.ts';

/** `here`: by whoever sits here. `elsewhere`: somebody else has to. `none`: it doesn't wait for that, or can't be done so. */
export type ApprovedWhere = 'here' | 'elsewhere' | 'none';

/** @param service null while nothing is known of the companion */
export function approvedWhere(
  { state, awaits = [], preparedBy = '' }: Pick<SubmissionView, 'state' | 'awaits' | 'preparedBy'>,
  service: Pick<ServiceInfo, 'can' | 'caller'> | null,
): ApprovedWhere {
  if (state !== 'waiting' || !awaits.includes('approval')) return 'none';
  if (!isAble(service, 'approve') || service?.caller === undefined) return 'none';
  // The same name in other letters is the same person.
  return foldText(preparedBy) === foldText(service.caller) ? 'elsewhere' : 'here';
}
