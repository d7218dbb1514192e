/** Step 5: the first filing, for practice where the service is in training; a real service says how to get there. */
import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { FirstRunBackend } from './backend.ts';
import type { FirstRunState } from './use-first-run.ts';

export interface PracticeStepProps {
  readonly backend: FirstRunBackend;
  readonly state: FirstRunState;
  readonly onRetry: () => Promise<void>;
}

export function PracticeStep({ backend, state, onRetry }: PracticeStepProps): JSX.Element {
  const text = useText();
  const { openCase, service } = state;
  if (service?.training !== true) {
    return (
      <>
        <div class="note note--warn">
          <Icon name="warn" />
          <div>
            <p>{text('first-run.practice-real')}</p>
            <p>{text('first-run.practice-switch')}</p>
          </div>
        </div>
        <pre class="first-run__command">PODATELNA_TRAINING=1 podatelna start</pre>
        <div class="first-run__buttons">
          <Button kind="primary" onClick={() => void onRetry()}>
            {text('action.retry')}
          </Button>
          <Button onClick={backend.openStatusPage}>{text('first-run.practice-skip')}</Button>
        </div>
      </>
    );
  }
  const portal = service.systems.find((one) => one.system === 'portal-drazeb');
  return (
    <>
      {portal?.configured === true ? null : (
        <div class="note note--warn">
          <Icon name="warn" />
          <div>
            <p>{text('popup.system-without-credentials', { system: text('system.portal-drazeb') })}</p>
            <Button onClick={() => backend.openOptions('systems')}>{text('action.credentials')}</Button>
          </div>
        </div>
      )}
      <p>{text('first-run.practice-explained', { host: portal?.host ?? '' })}</p>
      {openCase === null ? (
        <p>{text('first-run.read-open')}</p>
      ) : (
        <div>
          <Button kind="primary" onClick={() => void backend.openPanel(openCase.tabId)}>
            {text('first-run.practice-open')}
          </Button>
        </div>
      )}
    </>
  );
}
