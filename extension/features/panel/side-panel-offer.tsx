/** Where clicks on this site keep ending in the review, the panel is offered a place no page can cover. */
import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';

export interface SidePanelOfferProps {
  /** The browser opens it by its own buttons only, which was found out by trying. */
  readonly byHand: boolean;
  readonly onOpen: () => void;
}

export function SidePanelOffer({ byHand, onOpen }: SidePanelOfferProps): JSX.Element {
  const text = useText();
  return (
    <div class="note note--warn" role="status">
      <Icon name="warn" />
      <div>
        <p>{text(byHand ? 'side-panel.by-hand' : 'side-panel.offer')}</p>
        {byHand ? null : <Button onClick={onOpen}>{text('side-panel.open')}</Button>}
      </div>
    </div>
  );
}
