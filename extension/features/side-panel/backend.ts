/** What the side panel needs from outside. */
import type { TabInfo } from '../../../shared/contract/messages.ts';
import type { PanelBackend } from '../panel/backend.ts';

export interface FrontTab extends TabInfo {
  readonly id: number;
}

export interface SidePanelBackend {
  /** The tab in front in the side panel's own window; null where there is none. */
  frontTab(): Promise<FrontTab | null>;
  /** Another tab came to the front, or the one in front shows another page. */
  onTab(listener: () => void, signal: AbortSignal): void;
  /** The panel's way to the case of a tab. */
  panelOf(tabId: number): PanelBackend;
}
