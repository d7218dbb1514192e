/**
 * Threat: a page whose own name was rebound to 127.0.0.1 reaches the port; it shows its own name in `Host`.
 * Run guards/host.test.ts before editing.
 */
export function isOwnHost(header: string | undefined, port: number): boolean {
  return header === `127.0.0.1:${port}`;
}
