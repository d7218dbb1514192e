/** What the page of the first run needs from outside. */
import type { Change, OpenCase, PageReading } from '../../../shared/contract/messages.ts';
import type { RouteName, RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';

export interface FirstRunBackend {
  pairing(): Promise<{ readonly paired: boolean; readonly serviceName: string | null }>;
  /** Proves the pasted code to the service and keeps the pairing. @throws ProblemError */
  pair(code: string): Promise<{ readonly serviceName: string }>;
  /** @throws ProblemError */
  call<R extends RouteName>(route: R, message: RouteRequest<R>): Promise<RouteReply<R>>;
  grantedSites(): Promise<readonly string[]>;
  /** Shows the browser's permission prompt, so it is called in the click itself. False when the person declined. */
  requestGrant(origin: string): Promise<boolean>;
  /** Tabs that show a case now. */
  openCases(): Promise<readonly OpenCase[]>;
  /** @throws ProblemError `page-gone` */
  readCase(tabId: number): Promise<PageReading>;
  /** Brings the tab to the front and opens the panel over it. */
  openPanel(tabId: number): Promise<void>;
  onChange(listener: (change: Change) => void, signal: AbortSignal): void;
  openTab(url: string): void;
  openOptions(section: string): void;
  openStatusPage(): void;
}
