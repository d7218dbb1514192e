/** The code a system or library puts into its errors; a message may quote data, a code never does. */

/** @returns such as `EACCES`; undefined where the error has none. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
