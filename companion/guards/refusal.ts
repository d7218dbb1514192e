/**
 * The one refusal of the companion before a seal has held. Threat: whoever asks from outside learns from the
 * differences between refusals what is right and what is wrong with a request, which pairs exist, or that a pairing is
 * open. Every cause, those Node's own parser finds included, gets these bytes (proved over a real port in
 * listen.test.ts).
 */
const text = 'refused';
const status = 403;

/** In the order in which they go out; `Date` follows, as the only part that changes. */
export const refusalHeaders = {
  'content-type': 'text/plain',
  'cache-control': 'no-store',
  connection: 'close',
  'content-length': String(text.length),
} as const;

export const refusalText = text;
export const refusalStatus = status;

export function refuse(): Response {
  return new Response(text, { status, headers: refusalHeaders });
}

/** The same for a socket whose request could not even be parsed. */
export function refusalBytes(now: Date): string {
  const headers = Object.entries(refusalHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Forbidden\r\n${headers.join('')}Date: ${now.toUTCString()}\r\n\r\n${text}`;
}
