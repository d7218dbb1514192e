/** Where clicks on this site keep ending in the review, the panel is offered a place no page can cover. */
import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';

export function SidePanelOffer({ onOpen }: { readonly onOpen: () => void }): JSX.Element {
  const text = useText();
  return (
    <div class="note note--warn" role="status">
      <Icon name="warn" />
      <div>
        <p>{text('side-panel.offer')}</p>
        <Button onClick={onOpen}>{text('side-panel.open')}</Button>
      </div>
    </div>
  );
}
