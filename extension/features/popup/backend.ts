/** What the popup needs from outside, as one interface: the background worker in the product, a fake in tests. */
import type { Change, TabInfo } from '../../../shared/contract/messages.ts';
import type { RouteName, RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';

export interface PopupBackend {
  /** The tab the popup was opened over. */
  tab(): Promise<TabInfo>;
  /** Shows the browser's permission prompt, so it is called in the click itself. False when the person declined. */
  requestGrant(origin: string): Promise<boolean>;
  removeGrant(origin: string): Promise<void>;
  /** Opens the panel over the tab's page. */
  openPanel(): Promise<void>;
  /** @throws ProblemError */
  call<R extends RouteName>(route: R, message: RouteRequest<R>): Promise<RouteReply<R>>;
  onChange(listener: (change: Change) => void, signal: AbortSignal): void;
  pairing(): Promise<{ readonly paired: boolean; readonly serviceName: string | null }>;
  /** Opens the options page at a section: `pairing`, `systems`. */
  openOptions(section: string): void;
  openStatusPage(): void;
  openFirstRun(): void;
  /** The page of attendance: the month, or the choice of who sits here. */
  openAttendance(part: 'month' | 'people'): void;
  openTab(url: string): void;
}
