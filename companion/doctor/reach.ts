/** Whether an address answers at all, and what time it has: asked without credentials, of the host and not of its API. */

export interface Reached {
  /** How far this machine's clock is ahead of theirs, milliseconds; null: not told. */
  readonly aheadMs: number | null;
}

export interface ReachParts {
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

const timeoutMs = 10_000;

/** @returns a sentence when it can't be reached. */
export async function reach(url: string, { fetch, now }: ReachParts): Promise<Reached | string> {
  const { origin, host } = new URL(url);
  const sentAt = now();
  try {
    // The root: an API might count a call without credentials as a failed login.
    const response = await fetch(`${origin}/`, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    const theirs = Date.parse(response.headers.get('date') ?? '');
    // The header has whole seconds, so the truth lies half a second behind it on average.
    const ours = (sentAt + now()) / 2;
    return { aheadMs: Number.isNaN(theirs) ? null : ours - theirs - 500 };
  } catch (error) {
    return explain(host, codeOf(error));
  }
}

function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 10; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at.name === 'TimeoutError') return 'TIMEOUT';
  }
  return 'unknown';
}

function explain(host: string, code: string): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `The name ${host} is not found: no network, or the name server doesn't answer.`;
  }
  if (/CERT|SELF_SIGNED|ISSUER|SIGNATURE|ALTNAME/.test(code)) {
    return `The certificate of ${host} is not accepted (${code}): a security product or proxy may read along, or the clock is wrong.`;
  }
  return `${host} does not answer (${code}).`;
}
