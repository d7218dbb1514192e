/** Words that take as much room in bold as not: a tab that is chosen moves nothing beside it. */
import type { JSX } from 'preact';

export function Steady({ children }: { readonly children: string }): JSX.Element {
  return (
    <span class="steady" data-text={children}>
      {children}
    </span>
  );
}
