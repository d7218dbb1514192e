/** What a person can do where the companion can't be reached. */
import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { retryKey } from '../../ui/problem-text.ts';
import { usePanel } from './panel-context.ts';

export function ServiceButtons(): JSX.Element | null {
  const { controller, state, backend } = usePanel();
  const text = useText();
  if (state.service.status !== 'problem') return null;
  const { problem } = state.service;
  const { code } = problem;
  const unpaired = code === 'not-paired';
  return (
    <>
      {unpaired ? (
        <Button kind="primary" onClick={() => backend.openOptions('pairing')}>
          {text('action.pair')}
        </Button>
      ) : null}
      <Button kind={unpaired ? 'secondary' : 'primary'} onClick={() => void controller.retryService()}>
        {text(retryKey(problem))}
      </Button>
      {code === 'service-foreign' ? (
        <Button onClick={() => backend.openOptions('diagnostics')}>{text('action.diagnostics')}</Button>
      ) : null}
    </>
  );
}
