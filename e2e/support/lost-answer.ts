/** The answer to a create is lost, and what somebody else made meanwhile looks like it. */
import { expect } from '@playwright/test';
import type { PortalSandbox, World } from './world.ts';

const createPath = '/admin/auctions/new/execution/*.json';
/** Long enough to put something into the portal while the create is on its way. */
const onItsWayMs = 2_000;

/** The next create of an auction gets lost on its way: nothing is carried out, and nobody is told. */
export function loseNextCreate({ portal }: Pick<World, 'portal'>): number {
  const place = { method: 'POST', path: createPath } as const;
  portal.faults.add({ ...place, action: { kind: 'delay', ms: onItsWayMs } });
  return portal.faults.add({ ...place, action: { kind: 'drop-before' } });
}

/** While that create is on its way: a colleague types the same auction into the portal's own form, at another price. */
export async function typeTheSame(portal: PortalSandbox, fault: number, number: string): Promise<void> {
  await expect
    .poll(() => portal.faults.list().find(({ id }) => id === fault)?.hits, { timeout: 30_000 })
    .toBe(1);
  const [like] = Object.values(portal.state.auctions);
  if (like === undefined) throw new Error('nothing stands at the portal that it could be like');
  const data = { ...structuredClone(like.data), number, item_price: 1_950_000 };
  portal.state.auctions.Cizi2 = {
    ...structuredClone(like),
    hash: 'Cizi2',
    kind: 'real',
    status: 'draft',
    data,
  };
}
