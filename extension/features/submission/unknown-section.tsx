/** Nobody knows whether it was created: the evidence, the records it may be, and the choice, left to a person. */
import type { JSX } from 'preact';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { useText } from '../../ui/locales/text.ts';
import { CandidateLine } from './candidate-line.tsx';
import { type Deed, deedOf } from './steps.ts';
import type { UnknownChoice } from './use-unknown-choice.ts';

export interface UnknownSectionProps {
  readonly submission: SubmissionView;
  readonly choice: UnknownChoice;
  readonly onChoice: (choice: UnknownChoice) => void;
}

export function UnknownSection({ submission, choice, onChoice }: UnknownSectionProps): JSX.Element {
  const text = useText();
  const deed = deedOf(submission);
  const { candidates, problem } = submission;
  const isDuplicate = problem?.code === 'duplicate-at-remote';
  const radio = (id: string, content: JSX.Element): JSX.Element => (
    <li key={id}>
      <label class="candidate-choice">
        <input
          type="radio"
          name="candidate"
          checked={choice.candidate === id}
          onChange={() => onChoice({ candidate: id, checked: false })}
        />
        {content}
      </label>
    </li>
  );
  return (
    <section class="section" aria-labelledby="section-unknown">
      <h2 class="section__title" id="section-unknown">
        {text(candidates.length === 0 ? `unknown.nothing-found-${deed}` : `unknown.found-${placeOf(deed)}`)}
      </h2>
      <ul class="candidates">
        {candidates.map((candidate) => radio(candidate.id, <CandidateLine candidate={candidate} />))}
        {candidates.length === 0
          ? null
          : radio('', <span>{text(deed === 'auction' ? 'unknown.none' : 'unknown.none-other')}</span>)}
      </ul>
      {isDuplicate && choice.candidate === '' ? (
        <p class="muted">{text(deed === 'auction' ? 'unknown.another' : 'unknown.another-other')}</p>
      ) : candidates.length === 0 || choice.candidate === '' ? (
        <label class="check-line">
          <input
            type="checkbox"
            checked={choice.checked}
            onChange={(event) => onChoice({ ...choice, checked: event.currentTarget.checked })}
          />
          <span>{text(`unknown.checked-${deed}`)}</span>
        </label>
      ) : null}
    </section>
  );
}

/** Where the evidence was looked for. */
function placeOf(deed: Deed): 'portal' | 'board' | 'attendance' {
  if (deed === 'attendance') return deed;
  return deed === 'notice' || deed === 'removal' ? 'board' : 'portal';
}
