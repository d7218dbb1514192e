/** The tab the popup was opened over: allow its site, or open its case. */
import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { formatMark } from '../../ui/format.ts';
import { useText } from '../../ui/locales/text.ts';
import type { PopupBackend } from './backend.ts';
import type { PopupState } from './popup-state.ts';

export interface TabSectionProps {
  readonly state: PopupState;
  readonly backend: PopupBackend;
  readonly onGrant: (origin: string) => void;
}

export function TabSection({ state, backend, onGrant }: TabSectionProps): JSX.Element | null {
  const text = useText();
  const { tab } = state;
  if (tab === null || tab.origin === null) return null;
  const { origin } = tab;
  if (!tab.granted) {
    return (
      <section class="this-tab" aria-labelledby="this-tab">
        <h2 class="popup__title" id="this-tab">
          {text('popup.this-site')}
        </h2>
        <p class="this-tab__origin">{hostOf(origin)}</p>
        <p class="muted">{text('popup.grant-explained')}</p>
        <Button kind="primary" onClick={() => onGrant(origin)}>
          {text('popup.grant')}
        </Button>
      </section>
    );
  }
  return (
    <section class="this-tab" aria-labelledby="this-tab">
      <h2 class="popup__title" id="this-tab">
        {text('popup.this-case')}
      </h2>
      {tab.fileMark === null ? (
        <p class="muted">{text('status.not-case')}</p>
      ) : (
        <div class="this-tab__case">
          <strong>{formatMark(tab.fileMark)}</strong>
          <span class="this-tab__ways">
            <Button kind="quiet" icon="side" onClick={() => void backend.openSidePanel()}>
              {text('side-panel.here')}
            </Button>
            <Button onClick={() => void backend.openPanel()}>{text('action.open')}</Button>
          </span>
        </div>
      )}
    </section>
  );
}

/** Name and port of a site, without the scheme nobody reads. */
function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}
