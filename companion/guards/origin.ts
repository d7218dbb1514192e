/**
 * Threat: any page can send a simple POST to a loopback port; browsers stamp it with the page's origin. Only
 * extensions' origins and an absent one (command line) go on; the channel then compares it with the pair's own.
 * Run guards/origin.test.ts before editing.
 */
const extensionOrigin =
  /^(chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function isPossibleOrigin(header: string | undefined): boolean {
  return header === undefined || extensionOrigin.test(header);
}
