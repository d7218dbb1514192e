/** The companion's log. Only fields named here are ever written: no secret, personal data, body or address of a case. */
import pino from 'pino';
import { openLogFile } from './log-file.ts';

export interface LogFields {
  readonly id?: string;
  readonly system?: string;
  readonly state?: string;
  readonly step?: string;
  readonly route?: string;
  readonly code?: string;
  readonly status?: number;
  readonly count?: number;
  readonly port?: number;
  readonly durationMs?: number;
  /** Class of an error, never its message: a message may quote what was being handled. */
  readonly error?: string;
}

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** A fault nobody foresaw, by its class and the route it came through. */
  internalError(error: unknown, route: string): void;
  /** A request the guards refused, by the guard's name. */
  refusal(code: string): void;
}

const allowed: readonly (keyof LogFields)[] = [
  'id',
  'system',
  'state',
  'step',
  'route',
  'code',
  'status',
  'count',
  'port',
  'durationMs',
  'error',
];

/** Writes `<home>/log/companion.log`, mode 0600, each line before the call returns: a crash keeps the last one. */
export function createLog(home: string): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, openLogFile(home));
  return {
    info: (event, fields) => logger.info(onlyAllowed(fields), event),
    warn: (event, fields) => logger.warn(onlyAllowed(fields), event),
    error: (event, fields) => logger.error(onlyAllowed(fields), event),
    internalError: (error, route) => logger.error(onlyAllowed({ route, error: errorName(error) }), 'fault'),
    refusal: (code) => logger.warn(onlyAllowed({ code }), 'refused'),
  };
}

const nothing = (): void => {};
export const silentLog: Log = {
  info: nothing,
  warn: nothing,
  error: nothing,
  internalError: nothing,
  refusal: nothing,
};

/**
 * Copies named fields only, so that an object with more in it (an error, a request) can't leak the rest; and of
 * these only what looks like a code, so that a field can't carry a sentence, a name or a file mark.
 */
function onlyAllowed(fields: LogFields = {}): LogFields {
  return Object.fromEntries(
    allowed.flatMap((key) => {
      const value: unknown = fields[key];
      if (value === undefined) return [];
      const isPlain = typeof value === 'number' || (typeof value === 'string' && codeShape.test(value));
      return [[key, isPlain ? value : '?']];
    }),
  );
}

/** Ids, routes, error classes, names of guards and states. */
const codeShape = /^[A-Za-z0-9_.-]{0,64}$/;

/** The error's class for a log line. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
