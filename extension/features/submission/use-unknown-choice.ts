/** What a person chose about a submission nobody knows the end of. */
import { useState } from 'preact/hooks';
import type { SubmissionView } from '../../../shared/contract/submission.ts';

/** `null`: nothing chosen yet; `''`: none of the records. */
export interface UnknownChoice {
  readonly candidate: string | null;
  readonly checked: boolean;
}

const nothing: UnknownChoice = { candidate: null, checked: false };

/**
 * What was ticked for one submission is ticked for no other, nor for the same one when it has become unclear anew:
 * whoever says "it is not there" has looked for this one, after this attempt.
 */
export function useUnknownChoice(
  submission: Pick<SubmissionView, 'id' | 'stateSince'> | undefined,
): readonly [UnknownChoice, (choice: UnknownChoice) => void] {
  const about = submission === undefined ? '' : `${submission.id} ${submission.stateSince}`;
  const [chosen, setChosen] = useState({ about, choice: nothing });
  return [chosen.about === about ? chosen.choice : nothing, (choice) => setChosen({ about, choice })];
}
