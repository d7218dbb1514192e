/** What the status page needs from outside: the background worker in the product, a fake in tests. */
import type { AskedList, Change } from '../../../shared/contract/messages.ts';
import type { RouteName, RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';
import type { StoreInput, SubmissionView } from '../../../shared/contract/submission.ts';

export interface StatusBackend {
  /** @throws ProblemError */
  call<R extends RouteName>(route: R, message: RouteRequest<R>): Promise<RouteReply<R>>;
  onChange(listener: (change: Change) => void, signal: AbortSignal): void;
  /** A click elsewhere asks for a list. The listener answers whether it is shown now. */
  onAsked(listener: (asked: AskedList) => boolean, signal: AbortSignal): void;
  /** Hands something over that isn't about a page in front. @throws ProblemError */
  file(request: StoreInput): Promise<SubmissionView>;
  /** Day of the last daily overview, `YYYY-MM-DD` in Prague; empty before the first. */
  lastDaily(): Promise<string>;
  noteDaily(day: string): Promise<void>;
  openTab(url: string): void;
  openOptions(section: string): void;
  /** Shows a stored file in a tab. */
  openDocument(submissionId: string, sha256: string): void;
  /** Hands a file to the person's own downloads. */
  save(name: string, content: Blob): void;
}
