/** The remote systems this companion knows. A further system is a folder beside the others and a line here. */
import type { System } from '../../shared/contract/submission.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { isLoopbackUrl } from '../config/remote-url.ts';
import type { Secret } from '../secrets/secret-shapes.ts';
import type { Connector } from './connector.ts';
import type { CudBoard } from './cud/board.ts';
import { createCud } from './cud/cud.ts';
import type { NoticeKeeper } from './cud/notice-keeper.ts';
import { createDochazka } from './dochazka/dochazka.ts';
import type { Dochazka } from './dochazka/submit.ts';
import { createIngatlanok } from './ingatlanok/ingatlanok.ts';
import type { Portal } from './ingatlanok/portal.ts';
import { createPortalDrazeb } from './portal-drazeb/portal-drazeb.ts';

export interface ConnectorParts {
  readonly config: Config;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly ingatlanok: Portal;
  readonly dochazka: Dochazka;
  readonly cudBoard: CudBoard;
  readonly notices: NoticeKeeper;
  /** The office's choice among those the portal lists; null: none was made. */
  readonly responsiblePerson: () => string | number | null;
  /** @throws CredentialsRefused where there are none, or the vault is locked. */
  readonly credentials: <S extends System>(system: S) => Secret<S> | undefined;
}

export function createConnectors(parts: ConnectorParts): ReadonlyMap<System, Connector> {
  const { config, fetch, clock, credentials } = parts;
  const connectors: readonly Connector[] = [
    createPortalDrazeb({
      baseUrl: config.urls['portal-drazeb'],
      fetch,
      clock,
      credentials: () => credentials('portal-drazeb'),
      chosen: {
        office: config.portalDrazeb.office,
        // What the administrator settled goes before what the office chose in a browser.
        get responsiblePerson() {
          return config.portalDrazeb.responsiblePerson ?? parts.responsiblePerson();
        },
      },
    }),
    createIngatlanok(parts.ingatlanok),
    createDochazka(parts.dochazka, config.dochazka),
    createCud(parts.cudBoard, parts.notices),
  ];
  // Nothing prepared in training may reach a real system: one without a sandbox on this machine isn't there at all.
  const usable = connectors.filter(
    ({ system }) => !config.training || isLoopbackUrl(new URL(config.urls[system])),
  );
  return new Map(usable.map((one) => [one.system, one]));
}
