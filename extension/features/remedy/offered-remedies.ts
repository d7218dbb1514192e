/** What can be done about a record that this panel has the words for. Pure. */
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { transitionActions } from '../../../shared/submissions/auction-change.ts';
import { isMessageKey, type MessageKey } from '../../ui/locales/translate.ts';

const offeredActions = [...transitionActions, 'edit', 'copy'] as const;
export type OfferedAction = (typeof offeredActions)[number];

export interface OfferedRemedy {
  readonly action: OfferedAction;
  readonly name: MessageKey;
  readonly trace: MessageKey;
}

export function offeredRemedies({ remedies = [] }: SubmissionView): readonly OfferedRemedy[] {
  return remedies.flatMap(({ action, trace }) => {
    const known = offeredActions.find((one) => one === action);
    const keys = [`remedy.action.${action}`, `remedy.trace.${trace}`];
    const [name, shown] = keys.filter(isMessageKey);
    if (known === undefined || name === undefined || shown === undefined) return [];
    return [{ action: known, name, trace: shown }];
  });
}

/** Whether the panel offers this for the record. */
export function offersRemedy(submission: SubmissionView, action: OfferedAction): boolean {
  return offeredRemedies(submission).some((one) => one.action === action);
}
