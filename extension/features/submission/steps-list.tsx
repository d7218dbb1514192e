/** The steps of a submission, each with how it ended and when. */
import type { JSX } from 'preact';
import type { StepView, System } from '../../../shared/contract/submission.ts';
import { formatClock } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { stepLook, stepText } from './steps.ts';

export interface StepsListProps {
  readonly steps: readonly StepView[];
  /** Whose steps they are: the same name means different things at different systems. */
  readonly system: System;
}

export function StepsList({ steps, system }: StepsListProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  return (
    <ol class="steps">
      {steps
        .filter((step) => step.state !== 'skipped')
        .map((step) => {
          const { icon, tone } = stepLook(step);
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
                {stepText(step, language, system)}
                <span class="sr-only"> {text(`stepState.${step.state}`)}</span>
              </span>
              <span class="time">{step.finishedAt === null ? '' : formatClock(step.finishedAt, true)}</span>
            </li>
          );
        })}
    </ol>
  );
}
