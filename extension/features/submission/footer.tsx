/** The bar of buttons. Its first place holds the button that names the effect; taking back sits at the other end. */
import type { ComponentChildren, JSX, RefObject } from 'preact';

export interface FooterProps {
  /** One sentence about what will happen. */
  readonly sentence?: string | null;
  /** Something to fill in before a button is pressed. */
  readonly note?: JSX.Element | null;
  readonly element?: RefObject<HTMLElement | null>;
  /** Refusal of the last thing asked for. */
  readonly trouble?: JSX.Element | null;
  readonly children: ComponentChildren;
  /** Stands at the far end of the row. */
  readonly end?: JSX.Element | null;
}

export function Footer(props: FooterProps): JSX.Element {
  const { sentence = null, note = null, trouble = null, children, end = null } = props;
  return (
    <footer class="footer" {...(props.element === undefined ? {} : { ref: props.element })}>
      {trouble}
      {sentence === null ? null : <p class="footer__sentence muted">{sentence}</p>}
      {note}
      <div class="footer__row">
        <div class="footer__start">{children}</div>
        {end}
      </div>
    </footer>
  );
}
