/** Line icons drawn in the colour of the text around them. Never alone: a word or a name stands beside each. */
import type { JSX } from 'preact';

const shapes = {
  ok: 'M3.5 8.5l3 3 6-7',
  bad: 'M4 4l8 8M12 4l-8 8',
  warn: 'M8 3v6.5M8 12.75v.01',
  unclear: 'M5.5 5.75A2.5 2.5 0 1 1 8.9 8.1c-.6.3-.9.7-.9 1.4M8 12.75v.01',
  busy: 'M8 13V3.5M4 7l4-4 4 4',
  idle: 'M4.5 8h7',
  barred: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM4.2 4.2l7.6 7.6',
  place: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 6.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  hand: 'M3 13l.6-2.8L10.8 3a1 1 0 0 1 1.4 0l.8.8a1 1 0 0 1 0 1.4l-7.2 7.2L3 13z',
  copy: 'M6 6h7v7H6zM10 6V3H3v7h3',
  closed: 'M6 3.5L10.5 8 6 12.5',
  back: 'M10 3.5L5.5 8 10 12.5',
  open: 'M3.5 6L8 10.5 12.5 6',
  more: 'M3.5 8v.01M8 8v.01M12.5 8v.01',
  side: 'M2.5 3.5h11v9h-11zM9.5 3.5v9',
  out: 'M7 3.5H3.5v9h9V9M9.5 3h3.5v3.5M13 3L7.5 8.5',
  grip: 'M5.5 4v.01M5.5 8v.01M5.5 12v.01M10.5 4v.01M10.5 8v.01M10.5 12v.01',
  lock: 'M4 7.5h8v5.5H4zM5.5 7.5V5.5a2.5 2.5 0 0 1 5 0v2',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5l3 3',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class={`icon icon--${name}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
