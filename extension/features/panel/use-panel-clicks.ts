/** The panel's judge of clicks that let something be sent, and whether one came too early to count. */
import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { OverlayLink } from '../overlay/overlay-link.ts';
import type { FilingClick } from '../submission/filing-click.tsx';
import type { Seen } from './seen-proof.ts';
import { useSeenProof } from './use-seen-proof.ts';

export interface PanelClicksParts {
  readonly root: RefObject<HTMLElement | null>;
  /** A page could lie over us. */
  readonly covered: boolean;
  readonly overlay: OverlayLink | undefined;
  /** Whether an event comes from a person. */
  readonly trusts: (event: Event) => boolean;
  /** What was pressed can't be proved to have been seen. */
  readonly onUnseen: () => void;
}

export interface PanelClicks {
  readonly click: FilingClick;
  /** The last one came before it could have been seen what is clicked: nothing was done. */
  readonly isTooEarly: boolean;
  /** Clicks a button for a key that was pressed: as good as a click by mouse where a person pressed it. */
  readonly press: (button: HTMLElement, event: Event) => void;
}

export function usePanelClicks(parts: PanelClicksParts): PanelClicks {
  const { root, covered, overlay, trusts, onUnseen } = parts;
  const { visibility, judgeClick } = useSeenProof(root, covered, overlay);
  const [isTooEarly, setTooEarly] = useState(false);
  const pressed = useRef(false);

  function judge(event: Event, act: () => void): void {
    if (!pressed.current && !trusts(event)) return;
    const settle = (seen: Seen): void => {
      setTooEarly(seen === 'waiting');
      if (seen === 'seen') act();
      if (seen === 'unseen') onUnseen();
    };
    const seen = judgeClick();
    if (seen instanceof Promise) void seen.then(settle);
    else settle(seen);
  }

  return {
    click: { unsettled: visibility === 'waiting', judge },
    isTooEarly,
    press(button, event) {
      pressed.current = trusts(event);
      button.click();
      pressed.current = false;
    },
  };
}
