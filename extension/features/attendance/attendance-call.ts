/** The one thing attendance needs of the outside: asking the companion. */
import type { RouteName, RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';

/** @throws ProblemError */
export type AttendanceCall = <R extends RouteName>(
  route: R,
  message: RouteRequest<R>,
) => Promise<RouteReply<R>>;
