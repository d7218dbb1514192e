/** A button. A busy one keeps its place and focus and does nothing (`aria-disabled`). */
import type { ComponentChildren, JSX, Ref } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'icon';
  readonly icon?: IconName;
  /** Name for assistive technology and tooltip, where the button shows only an icon. */
  readonly name?: string;
  readonly title?: string;
  readonly busy?: boolean;
  /** It looks as if busy, but a press reaches `onClick`, which says why it does nothing yet. */
  readonly isEarly?: boolean;
  /** A press leaves focus where it is, so that a box being edited doesn't take its text as final. */
  readonly keepsFocus?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  readonly id?: string;
  readonly expanded?: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly children?: ComponentChildren;
}

export function Button(props: ButtonProps): JSX.Element {
  const { kind = 'secondary', icon, name, title = name, busy = false, isEarly = false, expanded, id } = props;
  return (
    <button
      type="button"
      ref={props.buttonRef ?? null}
      class={`button button--${kind}`}
      {...(id === undefined ? {} : { id })}
      {...(name === undefined ? {} : { 'aria-label': name })}
      {...(title === undefined ? {} : { title })}
      {...(busy || isEarly ? { 'aria-disabled': 'true' } : {})}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      {...(props.keepsFocus === true ? { onMouseDown: keepFocus } : {})}
      onClick={(event) => {
        if (!busy) props.onClick(event);
      }}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {props.children}
    </button>
  );
}

function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
