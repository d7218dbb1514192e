/** The panel in a test: drawn over a backend that is a fake, gone when the test is over. */
import { render } from 'preact';
import { onTestFinished } from 'vitest';
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
