import { describe, expect, it } from 'vitest';
import { type AuctionTransition, auctionStages, auctionStates } from './auction-life.ts';
import { remediesOf } from './remedies.ts';

describe('what can be done about a filed auction', () => {
  it.each([
    ['draft', ['edit none', 'delete none']],
    ['upcoming', ['edit changed', 'defer stays-deferred', 'cancel stays-cancelled']],
    ['bidding', []],
    ['objections', []],
    ['finished', ['edit changed', 'copy new-beside-old']],
    ['paid', ['edit changed']],
    ['deferred', ['edit changed', 'copy new-beside-old']],
    ['cancelled', ['edit changed', 'copy new-beside-old']],
    ['deleted', []],
    ['a state we do not know', []],
    ['constructor', []],
  ])('%s: %j', (state, expected) => {
    expect(remediesOf('auction', state).map(({ action, trace }) => `${action} ${trace}`)).toEqual(expected);
  });

  it('is only what the state allows', () => {
    for (const state of auctionStates) {
      const stage = auctionStages[state];
      for (const { action } of remediesOf('auction', state)) {
        if (action === 'edit') expect(stage.editable).not.toBe('nothing');
        else if (action === 'copy') expect(stage.canCopy).toBe(true);
        else expect(stage.transitions).toContain(action as AuctionTransition);
      }
    }
  });

  it('never says that something public leaves no trace', () => {
    for (const state of auctionStates) {
      const traces = remediesOf('auction', state).map((one) => one.trace);
      expect(traces.includes('none') && auctionStages[state].isPublic).toBe(false);
    }
  });
});
