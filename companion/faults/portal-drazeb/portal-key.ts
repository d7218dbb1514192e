/** Number with its sheet, kind and start: what two auctions must not share (portal reference, section 12). */
export function portalKey(number: string, kind: string, startsAt: string | null | undefined): string {
  const instant = typeof startsAt === 'string' ? new Date(startsAt).toISOString() : '';
  return [number, kind, instant].join('|');
}
