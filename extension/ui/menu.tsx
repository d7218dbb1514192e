/** The ⋯ menu: a button and a short list that opens above it. Esc and leaving close it. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  readonly act: () => void;
  /** What it loses can't be had back: the item asks this, and acts at the second press. */
  readonly question?: string;
}

export interface MenuProps {
  readonly name: string;
  readonly items: readonly MenuItem[];
}

export function Menu({ name, items }: MenuProps): JSX.Element {
  const [open, setOpen] = useState(false);
  /** Label of the item that asks. */
  const [asked, setAsked] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    setAsked('');
    if (open) list.current?.querySelector('button')?.focus();
  }, [open]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
      opener.current?.focus();
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || list.current === null) return;
    event.preventDefault();
    const buttons = [...list.current.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }

  return (
    <div
      class="menu"
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        if (!(next instanceof Node) || !event.currentTarget.contains(next)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={opener}
        class="button button--icon"
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open ? (
        <div class="menu__list" role="menu" tabIndex={-1} ref={list} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              class="menu__item"
              onClick={() => {
                if (item.question !== undefined && asked !== item.label) {
                  setAsked(item.label);
                  return;
                }
                setOpen(false);
                opener.current?.focus();
                item.act();
              }}
            >
              {asked === item.label ? item.question : item.label}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
