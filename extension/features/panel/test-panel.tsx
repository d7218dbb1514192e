/** The panel in a test: drawn over a backend that is a fake, gone when the test is over. */
import { render } from 'preact';
import { onTestFinished, vi } from 'vitest';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import type { PanelBackend } from './backend.ts';
import { Panel, type PanelProps } from './panel.tsx';
import { fixedNow } from './panel-fixtures.ts';

/** @returns what it was drawn into. Its ids count from 1; every click counts as a person's, and the time stands still. */
export function mountPanel(backend: PanelBackend, props: Partial<PanelProps> = {}): HTMLElement {
  const root = document.createElement('div');
  let ids = 0;
  document.body.append(root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  render(
    <Panel
      backend={backend}
      language="cs"
      theme="system"
      now={() => fixedNow}
      newId={() => `6f1c1b2e-0000-4000-8000-${String(++ids).padStart(12, '0')}`}
      trusts={() => true}
      {...props}
    />,
    root,
  );
  return root;
}

/** Through the switch of kinds, as soon as the panel offers it. */
export async function chooseKind(root: HTMLElement, kind: FilingKind): Promise<void> {
  const kinds = await vi.waitFor(() => {
    const found = root.querySelector<HTMLSelectElement>('select.panel__kind');
    if (found === null) throw new Error('no switch of kinds');
    return found;
  });
  kinds.value = kind;
  kinds.dispatchEvent(new Event('change', { bubbles: true }));
}
