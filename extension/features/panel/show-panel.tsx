/** Puts the panel on its page, in the person's language and theme, and keeps to them when they change. */
import { render } from 'preact';
import { onSettingsChange, readSettings, type Settings } from '../../platform/settings.ts';
import { mountPoint } from '../../ui/mount.ts';
import type { OverlayLink } from '../overlay/overlay-link.ts';
import type { PanelBackend } from './backend.ts';
import { Panel } from './panel.tsx';

/**
 * @param covered whether a page lies around it, so that a click needs the proof of being seen. Not covered it is the
 *   review, which opens because that proof failed.
 * @param overlay tells where the page's host of it stands, for that proof.
 */
export async function showPanel(
  backend: PanelBackend,
  { focus, covered, overlay }: { focus: boolean; covered: boolean; overlay?: OverlayLink | undefined },
): Promise<void> {
  const show = ({ language, theme }: Settings): void =>
    render(
      <Panel
        backend={backend}
        language={language}
        theme={theme}
        focusFirstLine={focus}
        covered={covered}
        overlay={overlay}
        isReview={!covered}
      />,
      mountPoint(document),
    );
  show(await readSettings());
  onSettingsChange(show, new AbortController().signal);
}
