import type { System } from '../../shared/contract/submission.ts';
import { createCudUnderTest } from './cud/sandbox.ts';
import { createDochazkaUnderTest } from './dochazka/sandbox.ts';
import { createIngatlanokUnderTest } from './ingatlanok/sandbox.ts';
import { createPortalUnderTest } from './portal-drazeb/sandbox.ts';
import type { RemoteParts, RemoteUnderTest } from './remote-under-test.ts';

/** The sandbox of every system in systems-under-test.ts. */
export const remotesUnderTest: Partial<Record<System, (parts: RemoteParts) => RemoteUnderTest>> = {
  'portal-drazeb': createPortalUnderTest,
  ingatlanok: createIngatlanokUnderTest,
  dochazka: createDochazkaUnderTest,
  cud: createCudUnderTest,
};
