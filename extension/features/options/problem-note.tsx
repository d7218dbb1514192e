/** A problem on the options page, read out at once, with what to do about it. */
import type { JSX } from 'preact';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText, retryKey } from '../../ui/problem-text.ts';
import { UnlockVault } from '../../ui/unlock-vault.tsx';

export interface ProblemNoteProps {
  readonly problem: Problem;
  readonly system?: System;
  /** Left out where the same once more changes nothing. */
  readonly onRetry?: (() => void) | undefined;
}

export function ProblemNote({ problem, system, onRetry }: ProblemNoteProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const howTo = problem.code === 'service-missing' ? ` ${text('service.how-to-start')}` : '';
  return (
    <div class="note note--bad" role="alert">
      <Icon name="bad" />
      <div>
        <p>
          {problemText(language, problem, system)}
          {howTo}
        </p>
        {onRetry === undefined ? null : <Button onClick={onRetry}>{text(retryKey(problem))}</Button>}
        {problem.code === 'vault-locked' ? <UnlockVault /> : null}
      </div>
    </div>
  );
}
