/** Nobody knows whether it was created: the evidence, the records it may be, and the choice, left to a person. */
import type { JSX } from 'preact';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { formatClock } from '../../ui/format.ts';
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
  const { candidates, problem, looked, dueAt } = submission;
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
        {text(
          candidates.length > 0
            ? `unknown.found-${placeOf(deed)}`
            : looked === false
              ? `unknown.not-looked-${placeOf(deed)}`
              : `unknown.nothing-found-${deed}`,
        )}
      </h2>
      {dueAt === null || candidates.length > 0 ? null : (
        <p class="muted">{text('unknown.looks-again', { time: formatClock(dueAt) })}</p>
      )}
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
