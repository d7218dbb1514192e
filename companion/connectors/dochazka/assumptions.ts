/**
 * Everything about Docházka.net that is not public and was assumed, by its number in the Docházka reference, section 7.
 * A look at the vendor's full documentation changes a line here and nothing else.
 */
export const assumptions = {
  /** Public (reference, section 4). */
  usersPath: '/users',
  userPath: (id: number): string => `/users/${id}`,
  attendancePath: '/attendance',
  shiftsPath: '/shifts',
  /** B8: pages as for /users; the most pages read before a list counts as incomplete. */
  perPage: 100,
  mostPages: 100,
  /** B3: one day more on either side, so that any reading of a day works. */
  daysAround: 1,
  /** B9 */
  mostNote: 255,
  /** Our reference inside a note (section 8). */
  referenceIn: (reference: string): string => `[ref ${reference}]`,
  /** Public (section 6): the server's own time-out; ours must not be shorter. */
  timeoutMs: 31_000,
  /**
   * B19: a request is carried out within the server's 30 seconds or never. Four times that, for a gateway may hold it
   * back, and a record too many can't be taken away again.
   */
  settleMs: 120_000,
  serverTimeoutMs: 30_000,
  /** Section 8: kept for reconciliation, of the hour's limit. B12: below the other share requests are spread. */
  reserveShare: 0.05,
  slowShare: 0.2,
  /** B12: how long after a 429 without a header. */
  unknownResetMs: 60 * 60_000,
  /** A user created by us is at most this much older than our clock says (section 8, users). */
  clockSkewMs: 5 * 60_000,
} as const;
