/** What the parts that follow documents of the notice board need from outside. */
import type { Change } from '../../../shared/contract/messages.ts';
import type { RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';
import type { StoreInput, SubmissionView } from '../../../shared/contract/submission.ts';

export type BoardRoute =
  | 'notices.list'
  | 'notices.read'
  | 'notices.office'
  | 'notices.code-lists'
  | 'confirmations.collect'
  | 'confirmations.read-piece'
  | 'confirmations.copy'
  | 'confirmations.mark-filed';

/** Every method throws ProblemError. */
export interface BoardBackend {
  call<R extends BoardRoute>(route: R, message: RouteRequest<R>): Promise<RouteReply<R>>;
  onChange(listener: (change: Change) => void, signal: AbortSignal): void;
  save(name: string, content: Blob): void;
  openOptions(section: string): void;
  file(request: StoreInput): Promise<SubmissionView>;
}
