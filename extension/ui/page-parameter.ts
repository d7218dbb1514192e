/** The tab a page of ours is about, from its address: `review.html?tab=12`. Undefined where it names none. */
export function tabParameter(search: string): number | undefined {
  const text = new URLSearchParams(search).get('tab') ?? '';
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

/**
 * The stored file a page of ours shows: `document.html?file=<SHA-256>&submission=<id>`. Never a name or a mark: an
 * address stays in the browser's history.
 */
export function documentParameters(
  search: string,
): { readonly sha256: string; readonly submissionId: string | null } | undefined {
  const parameters = new URLSearchParams(search);
  const sha256 = parameters.get('file') ?? '';
  const submission = parameters.get('submission') ?? '';
  if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  return { sha256, submissionId: /^[0-9a-f-]{36}$/.test(submission) ? submission : null };
}

/** The address of the page that shows a stored file. */
export function documentAddress(sha256: string, submissionId: string | null): string {
  return `/document.html?file=${sha256}${submissionId === null ? '' : `&submission=${submissionId}`}`;
}
