/** What is missing before anything can be filed, or what keeps the popup from working, with the one thing to do now. */
import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { RetryButtons } from '../../ui/retry-buttons.tsx';
import type { PopupBackend } from './backend.ts';
import type { PopupState } from './popup-state.ts';

export interface NextStepProps {
  readonly backend: PopupBackend;
  readonly state: PopupState;
  readonly onRetry: () => void;
}

export function NextStep({ backend, state, onRetry }: NextStepProps): JSX.Element | null {
  const text = useText();
  if (state.paired === false || state.problem?.code === 'not-paired') {
    return (
      <Step sentence={text('problem.not-paired')}>
        <Button kind="primary" onClick={() => backend.openOptions('pairing')}>
          {text('action.pair')}
        </Button>
        <Button onClick={backend.openFirstRun}>{text('popup.first-run')}</Button>
      </Step>
    );
  }
  if (state.problem !== null) {
    const isGone = state.problem.code === 'service-missing';
    return (
      <Step sentence={text(isGone ? 'service.how-to-start' : 'popup.stale')}>
        <RetryButtons
          problem={state.problem}
          onRetry={onRetry}
          onDiagnostics={() => backend.openOptions('diagnostics')}
        />
      </Step>
    );
  }
  if (state.service !== null && !state.service.systems.some((one) => one.configured)) {
    return (
      <Step sentence={text('popup.no-credentials')}>
        <Button kind="primary" onClick={() => backend.openOptions('systems')}>
          {text('action.credentials')}
        </Button>
      </Step>
    );
  }
  return null;
}

function Step({ sentence, children }: { sentence: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="note note--warn">
      <Icon name="warn" />
      <div>
        <p>{sentence}</p>
        <div class="next-step__buttons">{children}</div>
      </div>
    </div>
  );
}
