/** The bar of buttons. Its first place holds the button that names the effect; taking back sits at the other end. */
import type { ComponentChildren, JSX } from 'preact';

export interface FooterProps {
  /** One sentence about what will happen. */
  readonly sentence?: string | null;
  /** Refusal of the last thing asked for. */
  readonly trouble?: JSX.Element | null;
  readonly children: ComponentChildren;
  /** Stands at the far end of the row. */
  readonly end?: JSX.Element | null;
}

export function Footer(props: FooterProps): JSX.Element {
  const { sentence = null, trouble = null, children, end = null } = props;
  return (
    <footer class="footer">
      {trouble}
      {sentence === null ? null : <p class="footer__sentence muted">{sentence}</p>}
      <div class="footer__row">
        <div class="footer__start">{children}</div>
        {end}
      </div>
    </footer>
  );
}
