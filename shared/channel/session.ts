import type { SessionKeys } from './keys.ts';

/** A session as the client holds it. */
export interface Session {
  readonly id: string;
  readonly port: number;
  readonly keys: SessionKeys;
  /** Of the last message; every message has the next. */
  count: number;
}
