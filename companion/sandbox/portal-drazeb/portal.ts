/** What the routes of the practice portal share. */
import type { PortalState } from './state.ts';

export interface Portal {
  readonly state: PortalState;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly tokenLifetimeSeconds: number;
  readonly uploadLifetimeSeconds: number;
  readonly maxUploadBytes: number;
  readonly pageSize: number;
  readonly pagingHonoured: boolean;
}
