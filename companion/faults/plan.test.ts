import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemOfKind } from '../../shared/contract/submission.ts';
import { faultSchema } from '../sandbox/faults.ts';
import { makePlan } from './plan.ts';
import { remotesUnderTest } from './remotes-under-test.ts';
import { systemsUnderTest } from './systems-under-test.ts';

const seeds = fc.integer({ min: 0, max: 1_000_000 });

describe('a plan', () => {
  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(JSON.stringify(makePlan(seed))).toBe(JSON.stringify(makePlan(seed)));
      }),
    );
  });

  it('holds only faults the sandboxes know, and only effects that appear within the settling time', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const fault of makePlan(seed).faults) {
          expect(faultSchema.safeParse(fault).success).toBe(true);
          if (fault.action.kind === 'effect-later') expect(fault.action.ms).toBeLessThan(120_000);
        }
      }),
    );
  });

  it('stores every order once, whatever follows another one after it', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { orders, actions } = makePlan(seed);
        const stored = actions.flatMap((one) => (one.what === 'store' ? [one.order] : []));
        expect(stored.toSorted((a, b) => a - b)).toEqual(orders.map((_, index) => index));
        expect(new Set(orders.map((one) => one.id)).size).toBe(orders.length);
      }),
    );
  });

  it('goes through the points in turn with consecutive seeds', () => {
    const points = Array.from({ length: 560 }, (_, seed) => makePlan(seed))
      .filter(({ seed }) => seed % 4 === 0)
      .map(({ deaths }) => deaths[0]?.atPoint);
    expect(points).toEqual(Array.from({ length: 140 }, (_, index) => index + 1));
  });

  it('has a sandbox for every system', () => {
    for (const { system } of systemsUnderTest) {
      expect(remotesUnderTest[system]).toBeDefined();
      expect(Object.values(systemOfKind)).toContain(system);
    }
  });
});
