/** The handlers behind the route table of shared/contract/routes.ts. */
import type { RouteMessage, RouteName, RouteReply } from '../shared/contract/routes.ts';

export interface CallContext {
  /** Id of the pair that asks. */
  readonly pair: string;
}

export type Handlers = {
  readonly [R in RouteName]: (message: RouteMessage<R>, context: CallContext) => Promise<RouteReply<R>>;
};

type ChannelRouteName = 'service.meet' | 'pairing.open' | 'pairs.list' | 'pairs.revoke';
/** Who is paired: answered by the channel itself (companion/channel/channel-handlers.ts). */
export type ChannelHandlers = Pick<Handlers, ChannelRouteName>;
/** Everything else (companion/handlers.ts). */
export type CoreHandlers = Omit<Handlers, ChannelRouteName>;
