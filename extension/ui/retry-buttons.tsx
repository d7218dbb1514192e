/** Where the companion can't be reached: once more, and what may be wrong where something else answers in its place. */
import type { JSX } from 'preact';
import type { Problem } from '../../shared/contract/problems.ts';
import { Button, type ButtonProps } from './button.tsx';
import { useText } from './locales/text.ts';
import { retryKey } from './problem-text.ts';

export interface RetryButtonsProps {
  readonly problem: Problem;
  readonly kind?: ButtonProps['kind'];
  readonly onRetry: () => void;
  readonly onDiagnostics: () => void;
}

export function RetryButtons({
  problem,
  kind = 'secondary',
  onRetry,
  onDiagnostics,
}: RetryButtonsProps): JSX.Element {
  const text = useText();
  return (
    <>
      <Button kind={kind} onClick={onRetry}>
        {text(retryKey(problem))}
      </Button>
      {problem.code === 'service-foreign' ? (
        <Button onClick={onDiagnostics}>{text('action.diagnostics')}</Button>
      ) : null}
    </>
  );
}
