/** How long a statement waits for another process (a back-up, a look from outside) before it fails. */
export const busyTimeoutMs = 5_000;
