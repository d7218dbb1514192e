/** The list of keys, opened by `?`. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';

const keysOfPage = [
  ['/', 'status-page.key-search'],
  ['j', 'status-page.key-next'],
  ['k', 'status-page.key-previous'],
  ['n', 'status-page.key-needs-person'],
] as const;

export interface KeyListProps {
  /** The rows of the list have boxes to tick. */
  readonly ticks: boolean;
  readonly attendance: boolean;
  readonly onClose: () => void;
}

export function KeyList({ ticks, attendance, onClose }: KeyListProps): JSX.Element {
  const text = useText();
  // What would do nothing is not offered.
  const keys = [
    ...keysOfPage,
    ...(ticks ? ([['x', 'status-page.key-tick']] as const) : []),
    ['Esc', 'status-page.key-close'],
    ...(attendance ? ([['d', 'status-page.key-attendance']] as const) : []),
  ] as const;
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
