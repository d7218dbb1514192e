import { cudUnderTest } from './cud/system.ts';
import { dochazkaUnderTest } from './dochazka/system.ts';
import { ingatlanokUnderTest } from './ingatlanok/system.ts';
import { portalUnderTest } from './portal-drazeb/system.ts';
import type { SystemUnderTest } from './system-under-test.ts';

/** Every system the faults are tried on; the sandbox of each is named in sandbox-under-test.ts. */
export const systemsUnderTest: readonly SystemUnderTest[] = [
  portalUnderTest,
  ingatlanokUnderTest,
  dochazkaUnderTest,
  cudUnderTest,
];
