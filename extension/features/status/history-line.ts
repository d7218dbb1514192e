/** A line of the audit as a sentence for a person. Pure. */
import { type HistoryLine, type SubmissionDeed, submissionDeeds } from '../../../shared/contract/audit.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { isMessageKey, type Language, translate } from '../../ui/locales/translate.ts';
import { stepName } from '../submission/steps.ts';

/** What was done; of a deed that a newer companion knows and we don't, its own name. */
export function deedText(
  { action, result }: Pick<HistoryLine, 'action' | 'result'>,
  language: Language,
  system: System,
): string {
  if (!isDeed(action)) return translate(language, 'history.other', { action });
  const key = `history.${action}` as const;
  if (action.startsWith('step.')) {
    // A step that can't be taken back is marked so behind its name.
    const [name = ''] = result.split(' ');
    return translate(language, key, { step: stepName(name, language, system) });
  }
  return translate(language, key, action === 'check.ticked' ? { check: checkName(result, language) } : {});
}

function isDeed(action: string): action is SubmissionDeed {
  const known: readonly string[] = submissionDeeds;
  return known.includes(action);
}

function checkName(check: string, language: Language): string {
  const key = `auctions.check-${check}`;
  return isMessageKey(key) ? translate(language, key) : check;
}
