/**
 * The pause a `Retry-After` header asks for, in milliseconds; 0 when there is none or it can't be read
 * (RFC 9110, section 10.2.3: seconds or an HTTP date).
 */
export function retryAfterMs(header: string | null, nowMs: number): number {
  if (header === null) return 0;
  const text = header.trim();
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const until = Date.parse(text);
  return Number.isNaN(until) ? 0 : Math.max(0, until - nowMs);
}
