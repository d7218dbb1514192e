/**
 * A button that opens an address in a new tab. Addresses come from remote systems and pages, so anything but http(s)
 * is shown as no link at all (test: `offers no link for a javascript: address`).
 */
import type { ComponentChildren, JSX } from 'preact';
import { Button } from './button.tsx';

export interface OutsideLinkProps {
  readonly url: string | null;
  readonly kind?: 'primary' | 'secondary' | 'quiet';
  readonly openTab: (url: string) => void;
  readonly children: ComponentChildren;
}

export function isWebAddress(url: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol);
  } catch {
    return false; // not an address at all
  }
}

export function OutsideLink(props: OutsideLinkProps): JSX.Element | null {
  const { url, kind = 'quiet', openTab, children } = props;
  if (url === null || !isWebAddress(url)) return null;
  return (
    <Button kind={kind} icon="out" onClick={() => openTab(url)}>
      {children}
    </Button>
  );
}
