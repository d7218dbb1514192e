/** The remote systems as this companion talks to them: their connectors, and what only some questions need of them. */
import type { DatabaseSync } from 'node:sqlite';
import type { System } from '../../shared/contract/submission.ts';
import { createKeepRead } from '../attendance/keep-read.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { createKeepFound } from '../listings/keep-found.ts';
import { createNoticeKeeper } from '../notices/keep-notice.ts';
import type { Changes } from '../outbox/changes.ts';
import type { Secret } from '../secrets/secret-shapes.ts';
import type { SecretStore } from '../secrets/secrets.ts';
import type { Connector } from './connector.ts';
import { type ConnectorParts, createConnectors } from './connectors.ts';
import { type CudBoard, createCudBoard } from './cud/board.ts';
import type { NoticeKeeper } from './cud/notice-keeper.ts';
import { createDochazkaRemote } from './dochazka/dochazka.ts';
import type { Dochazka } from './dochazka/submit.ts';
import { CredentialsRefused } from './failures.ts';
import { createFailingBudget } from './ingatlanok/failing-budget.ts';
import { createFailingLog } from './ingatlanok/failing-log.ts';
import { createPortal } from './ingatlanok/ingatlanok.ts';
import type { Portal } from './ingatlanok/portal.ts';
import { createReach, type Reach } from './reach.ts';

export interface RemoteSystems {
  readonly connectors: ReadonlyMap<System, Connector>;
  readonly reach: Reach;
  readonly cudBoard: CudBoard;
  readonly noticeKeeper: NoticeKeeper;
  /** Undefined in training without a sandbox of it. */
  readonly ingatlanok: Portal | undefined;
  /** Undefined in training without a sandbox of it. */
  readonly dochazka: Dochazka | undefined;
}

export interface RemoteSystemsParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  readonly db: DatabaseSync;
  readonly secrets: Pick<SecretStore, 'get' | 'whyNone'>;
  readonly responsiblePerson: ConnectorParts['responsiblePerson'];
  readonly changes: Changes;
}

export function createRemoteSystems({
  config,
  clock,
  fetch,
  db,
  secrets,
  responsiblePerson,
  changes,
}: RemoteSystemsParts): RemoteSystems {
  const credentials = <S extends System>(system: S): Secret<S> | undefined => {
    const problem = secrets.whyNone(system);
    if (problem !== undefined) throw new CredentialsRefused(problem);
    return secrets.get(system);
  };
  const reach = createReach(fetch, config.urls, clock);
  const remote = { fetch: reach.fetch, clock };
  const ingatlanok = createPortal({
    ...remote,
    baseUrl: config.urls.ingatlanok,
    credentials: () => credentials('ingatlanok'),
    budget: createFailingBudget(createFailingLog(db), clock, config.ingatlanokCompanions),
    keepFound: createKeepFound(db, changes),
  });
  const dochazka = createDochazkaRemote({
    ...remote,
    baseUrl: config.urls.dochazka,
    credentials: () => credentials('dochazka'),
    keepRead: createKeepRead(db, changes),
  });
  const cudBoard = createCudBoard({
    ...remote,
    baseUrl: config.urls.cud,
    credentials: () => credentials('cud'),
  });
  const noticeKeeper = createNoticeKeeper(db, clock);
  const connectors = createConnectors({
    ...remote,
    config,
    credentials,
    cudBoard,
    notices: noticeKeeper,
    ingatlanok,
    dochazka,
    responsiblePerson,
  });
  return {
    connectors,
    reach,
    cudBoard,
    noticeKeeper,
    ingatlanok: connectors.has('ingatlanok') ? ingatlanok : undefined,
    dochazka: connectors.has('dochazka') ? dochazka : undefined,
  };
}
