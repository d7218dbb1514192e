/**
 * Answers the threat of credentials and case data crossing a network in the clear: a remote address must be
 * HTTPS unless it stays on this machine. Proved by remote-url.test.ts; run it before editing.
 */
const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

export function isLoopbackUrl(url: URL): boolean {
  return loopbackHosts.has(url.hostname);
}

/** The address without a trailing slash, or a clause saying what is wrong with it. */
export function readRemoteUrl(text: string): { url: string } | { wrong: string } {
  const expected = 'expected an address like https://www.example.cz';
  if (!URL.canParse(text)) return { wrong: `is not an address; ${expected}` };
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { wrong: `has the wrong scheme; ${expected}` };
  if (url.username !== '' || url.password !== '') {
    return { wrong: 'contains a user name or password; set them with: podatelna secrets set' };
  }
  if (url.search !== '' || url.hash !== '') return { wrong: `must not contain ? or #; ${expected}` };
  if (url.protocol === 'http:' && !isLoopbackUrl(url)) {
    return { wrong: 'must start with https:// (http:// is allowed only for localhost, 127.0.0.1 and [::1])' };
  }
  return { url: url.href.replace(/\/+$/, '') };
}
