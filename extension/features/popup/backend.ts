/** What the popup needs from outside, as one interface: the background worker in the product, a fake in tests. */
import type { Change, TabInfo } from '../../../shared/contract/messages.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteName, RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';

export interface PopupBackend {
  /** The tab the popup was opened over. */
  tab(): Promise<TabInfo>;
  /** Shows the browser's permission prompt, so it is called in the click itself. False when the person declined. */
  requestGrant(origin: string): Promise<boolean>;
  removeGrant(origin: string): Promise<void>;
  /** Opens the panel over the tab's page. */
  openPanel(): Promise<void>;
  /** Opens the panel beside the page. Called in the click itself; false where the browser doesn't let us. */
  openSidePanel(): Promise<boolean>;
  /** What a caught error says to a person; anything unexpected is ours. */
  problemOf(error: unknown): Problem;
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
