/** Sellers of Ingatlanok.hu on the options page: read, and changed one thing at a time while the person waits. */
import { useCallback, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';
import type { OptionsBackend } from './backend.ts';
import { useKept } from './use-kept.ts';
import { type Loaded, problemOf } from './use-loaded.ts';

type References = RouteReply<'listings.references'>;
export type Seller = References['sellers'][number];
/** How a seller of ours is named to the portal. */
export type SellerKey = RouteRequest<'listings.delete-seller'>;

export interface SellerDesk {
  readonly references: Loaded<References>;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Why the list could not be read, or read anew. */
  readonly unread: Problem | null;
  again(): Promise<void>;
  /** @returns whether it was done: then the list was read anew. */
  save(seller: RouteRequest<'listings.save-seller'>): Promise<boolean>;
  remove(key: SellerKey): Promise<boolean>;
  addImage(key: SellerKey, file: File): Promise<boolean>;
  removeImage(key: SellerKey, imageId: string): Promise<boolean>;
}

export function useSellers(backend: OptionsBackend): SellerDesk {
  const [isFresh, setFresh] = useState(false);
  const load = useCallback(
    () => backend.call('listings.references', isFresh ? { fresh: true } : {}),
    [backend, isFresh],
  );
  const { loaded: references, problem: unread, again } = useKept(load);
  const [busy, setBusy] = useState(false);
  // Two clicks may come before the screen is drawn anew.
  const working = useRef(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function once(work: () => Promise<unknown>): Promise<boolean> {
    if (working.current) return false;
    working.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      // Also after a refusal: what the portal has is shown, not what was meant.
      if (isFresh) await again();
      else setFresh(true);
      working.current = false;
      setBusy(false);
    }
  }

  return {
    references,
    busy,
    problem,
    unread: references.status === 'refused' ? references.problem : unread,
    again,
    save: (seller) => once(() => backend.call('listings.save-seller', seller)),
    remove: (key) => once(() => backend.call('listings.delete-seller', key)),
    addImage: (key, file) =>
      once(async () => {
        const { sha256 } = await backend.storeFile(file);
        const title = file.name.slice(0, 255);
        await backend.call('listings.add-seller-image', { ...key, sha256, title });
      }),
    removeImage: (key, imageId) =>
      once(() => backend.call('listings.delete-seller-image', { ...key, imageId })),
  };
}
