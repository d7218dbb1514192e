/** Routes about the pairing itself. */
import { ProblemError } from '../../shared/contract/problems.ts';
import { outdatedSide, protocol } from '../../shared/contract/protocol.ts';
import type { ChannelHandlers } from '../routes.ts';
import { version } from '../version.ts';
import type { PairingWindow } from './pairing-window.ts';
import type { PairStore } from './pairs.ts';
import type { Sessions } from './sessions.ts';

export function createChannelHandlers(parts: {
  readonly pairs: PairStore;
  readonly sessions: Sessions;
  readonly pairing: PairingWindow;
}): ChannelHandlers {
  return {
    async 'service.meet'({ protocol: theirs }) {
      if (outdatedSide(theirs, protocol) === 'extension')
        throw new ProblemError({ code: 'extension-outdated' });
      return { protocol, version };
    },
    async 'pairing.open'({ name }) {
      const { code, expiresAt } = parts.pairing.open(name);
      return { code, expiresAt: expiresAt.toISOString() };
    },
    async 'pairs.list'(_message, { pair }) {
      const pairs = parts.pairs.list().map(({ id, kind, name, createdAt }) => {
        return { id, kind, name, createdAt, own: id === pair };
      });
      return { pairs };
    },
    async 'pairs.revoke'({ id }, { pair }) {
      const asking = parts.pairs.list().find((one) => one.id === pair);
      // A pair that was itself revoked while it asked is no longer the command line either.
      if (asking?.kind !== 'command-line' && id !== pair) throw new ProblemError({ code: 'not-found' });
      // Sessions first: they end even when the file of pairs can't be written.
      parts.sessions.endOfPair(id);
      if (!parts.pairs.remove(id, asking?.name)) throw new ProblemError({ code: 'not-found' });
      return {};
    },
  };
}
