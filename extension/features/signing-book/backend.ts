/** What the signing book needs from outside. */
import type { Change } from '../../../shared/contract/messages.ts';
import type { RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';

export interface SigningBackend {
  /** @throws ProblemError */
  call<R extends 'signing.list' | 'signing.sign' | 'submissions.withdraw'>(
    route: R,
    message: RouteRequest<R>,
  ): Promise<RouteReply<R>>;
  onChange(listener: (change: Change) => void, signal: AbortSignal): void;
  /** Shows a stored file of a submission in a tab. */
  openDocument(submissionId: string, sha256: string): void;
  openOptions(section: string): void;
}
