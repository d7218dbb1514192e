/** The steps of a submission, each with how it ended and when. */
import type { JSX } from 'preact';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { formatClock } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { stepLook, stepText } from './steps.ts';

export interface StepsListProps {
  /** Whose steps they are: the same name means different things at different systems. */
  readonly submission: Pick<SubmissionView, 'steps' | 'state' | 'system'>;
}

export function StepsList({ submission }: StepsListProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  return (
    <ol class="steps">
      {submission.steps
        .filter((step) => step.state !== 'skipped')
        .map((step) => {
          const { icon, tone, word } = stepLook(step, submission);
          return (
            <li
              key={step.name}
              class={`step step--${step.state}`}
              aria-current={step.state === 'open' ? 'step' : undefined}
            >
              <span class={`tone-${tone}`}>
                <Icon name={icon} />
              </span>
              <span>
                {stepText(step, language, submission.system)}
                <span class="sr-only"> {text(word)}</span>
              </span>
              <span class="time">{step.finishedAt === null ? '' : formatClock(step.finishedAt, true)}</span>
            </li>
          );
        })}
    </ol>
  );
}
