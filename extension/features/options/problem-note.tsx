/** A problem on the options page, read out at once. */
import type { JSX } from 'preact';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';

export interface ProblemNoteProps {
  readonly problem: Problem;
  readonly system?: System;
}

export function ProblemNote({ problem, system }: ProblemNoteProps): JSX.Element {
  const language = useLanguage();
  return (
    <p class="note note--bad" role="alert">
      <Icon name="bad" />
      <span>{problemText(language, problem, system)}</span>
    </p>
  );
}
