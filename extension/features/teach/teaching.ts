/** Teaching from the panel: point, say what it is, see what it reads, keep it. Nothing is kept without a look at it. */
import type { Pick } from '../../../shared/contract/messages.ts';
import type { Taught, TaughtRule } from '../../../shared/extraction/profile/schema.ts';
import type { TriedRule } from '../../../shared/extraction/profile/try-rule.ts';
import {
  guessOf,
  isReadable,
  lotFieldOf,
  type Picked,
  type TeachState,
  type TeachTarget,
  taughtOf,
  waysOf,
  withRule,
} from './teach-state.ts';

export interface TeachBackend {
  /** Begins pointing on the page; answers come as changes. */
  startTeaching(second: boolean, here: boolean): Promise<void>;
  /** Whether teaching was asked for in the page's context menu; answered once. */
  isTeachingWanted(): Promise<boolean>;
  stopTeaching(): Promise<void>;
  tryRule(taught: Taught): Promise<TriedRule>;
  /** Keeps a field, or all lots, in the site's profile. @returns the rule it replaces */
  teach(taught: Taught): Promise<TaughtRule | null>;
  forgetTaught(field: Taught['field']): Promise<void>;
}

export interface Teaching {
  start(): Promise<void>;
  /** Begins with the place that was right-clicked, where the context menu asked for it. */
  startIfWanted(): Promise<void>;
  /** Takes what was pointed at; anything nobody asked for is left aside. */
  onPick(pick: Pick): void;
  chooseField(field: TeachTarget): void;
  /** Tries the next way to find the value again. */
  tryOther(): void;
  addExample(): Promise<void>;
  pickAgain(): Promise<void>;
  save(): Promise<void>;
  undo(): Promise<void>;
  /** Ends teaching; asks once where something picked isn't kept. */
  leave(): Promise<void>;
}

export interface TeachingParts {
  readonly backend: TeachBackend;
  get(): TeachState | null;
  set(state: TeachState | null): void;
  /** Something the person asked for was not done. */
  refuse(error: unknown): void;
  /** The profile changed: the page is read again. */
  readAgain(): Promise<void>;
}

export function createTeaching({ backend, get, set, refuse, readAgain }: TeachingParts): Teaching {
  async function point(first: Picked | null, here = false): Promise<void> {
    const picking: TeachState = { step: 'picking', first, isNoList: false, isReady: false };
    set(picking);
    try {
      await backend.startTeaching(first !== null, here);
      if (get() === picking) set({ ...picking, isReady: true });
    } catch (error) {
      // Who has left meanwhile stays away.
      if (get() !== picking) return;
      set(first);
      refuse(error);
    }
  }

  /** Asks what the rule reads; an answer that comes after another choice was made is left aside. */
  async function tryNow(picked: Picked): Promise<void> {
    const asked: Picked = { ...picked, tried: null, leaving: false };
    set(asked);
    const taught = taughtOf(asked);
    if (taught === undefined) return;
    try {
      const tried = await backend.tryRule(taught);
      if (get() === asked) set({ ...asked, tried });
    } catch (error) {
      if (get() === asked) refuse(error);
    }
  }

  async function change(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      await readAgain();
    } catch (error) {
      refuse(error);
    }
  }

  async function end(): Promise<void> {
    set(null);
    // The page may be gone; then nothing is pointed at any more either.
    await backend.stopTeaching().catch(() => undefined);
  }

  return {
    start: () => point(null),
    async startIfWanted() {
      try {
        if (await backend.isTeachingWanted()) await point(null, true);
      } catch (error) {
        refuse(error);
      }
    },
    onPick(pick) {
      const state = get();
      if (state?.step !== 'picking') return;
      if (pick.what === 'left') set(state.first);
      else if (pick.what === 'no-list') set({ ...state, isNoList: true });
      else {
        const field = state.first?.field ?? guessOf(pick);
        void tryNow({ step: 'picked', pick, field, way: 0, tried: null, leaving: false });
      }
    },
    chooseField(field) {
      const state = get();
      if (state?.step === 'picked') {
        const isSameKind = (lotFieldOf(field) === undefined) === (lotFieldOf(state.field) === undefined);
        void tryNow({ ...state, field, way: isSameKind ? state.way : 0 });
      }
    },
    tryOther() {
      const state = get();
      if (state?.step !== 'picked' || waysOf(state) === 0) return;
      void tryNow({ ...state, way: (state.way + 1) % waysOf(state) });
    },
    async addExample() {
      const state = get();
      if (state?.step === 'picked') await point(state);
      else if (state?.step === 'picking' && state.first !== null) await point(state.first);
    },
    pickAgain: () => point(null),
    async save() {
      const state = get();
      if (state?.step !== 'picked' || state.tried === null || !isReadable(state)) return;
      const taught = taughtOf(state);
      const { field, tried } = state;
      if (taught === undefined || field === null) return;
      await change(async () => {
        const before = await backend.teach(withRule(taught, tried.rule));
        set({ step: 'saved', picked: state, field, before });
      });
    },
    async undo() {
      const state = get();
      if (state?.step !== 'saved') return;
      const taught = taughtOf(state.picked);
      if (taught === undefined) return;
      await change(async () => {
        if (state.before === null) await backend.forgetTaught(taught.field);
        else await backend.teach(withRule(taught, state.before));
        set(state.picked);
      });
    },
    async leave() {
      const state = get();
      if (state?.step === 'picked' && isReadable(state) && !state.leaving) set({ ...state, leaving: true });
      else await end();
    },
  };
}
