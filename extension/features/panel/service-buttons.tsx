/** What a person can do where the companion can't be reached. */
import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { RetryButtons } from '../../ui/retry-buttons.tsx';
import { usePanel } from './panel-context.ts';

export function ServiceButtons(): JSX.Element | null {
  const { controller, state, backend } = usePanel();
  const text = useText();
  if (state.service.status !== 'problem') return null;
  const { problem } = state.service;
  const unpaired = problem.code === 'not-paired';
  return (
    <>
      {unpaired ? (
        <Button kind="primary" onClick={() => backend.openOptions('pairing')}>
          {text('action.pair')}
        </Button>
      ) : null}
      <RetryButtons
        problem={problem}
        kind={unpaired ? 'secondary' : 'primary'}
        onRetry={() => void controller.retryService()}
        onDiagnostics={() => backend.openOptions('diagnostics')}
      />
    </>
  );
}
