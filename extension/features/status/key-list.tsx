/** The list of keys, opened by `?`. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';

const keys = [
  ['/', 'status-page.key-search'],
  ['j', 'status-page.key-next'],
  ['k', 'status-page.key-previous'],
  ['n', 'status-page.key-needs-person'],
  ['x', 'status-page.key-tick'],
  ['Esc', 'status-page.key-close'],
] as const;

export function KeyList({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const text = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal?.(), []);
  return (
    <dialog class="key-list" ref={dialog} onClose={onClose} aria-label={text('status-page.keys')}>
      <h2>{text('status-page.keys')}</h2>
      <dl class="facts">
        {keys.map(([key, name]) => (
          <div class="fact" key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text(name)}</dd>
          </div>
        ))}
      </dl>
      <Button kind="primary" onClick={onClose}>
        {text('action.close')}
      </Button>
    </dialog>
  );
}
