import { describe, expect, it } from 'vitest';
import { type Pill, pillStates } from '../../../shared/contract/messages.ts';
import { pillText, practiceWord } from './pill-text.ts';

const params = { mark: '142 EX 81/25', count: 3, seconds: 12, step: 2, steps: 5, time: '9:05' };
const pill = (
  state: Pill['state'],
  language: Pill['language'] = 'cs',
  more: Pill['params'] = params,
): Pill => ({
  state,
  params: more,
  training: false,
  language,
});

describe('the words of a pill', () => {
  it('are none while it is hidden', () => {
    expect(pillText(pill('hidden'))).toBeUndefined();
  });

  for (const language of ['cs', 'en'] as const) {
    for (const state of pillStates.filter((one) => one !== 'hidden')) {
      it(`are whole for ${state} in ${language}`, () => {
        const shown = pillText(pill(state, language));
        expect(shown?.text).not.toBe('');
        expect(shown?.icon).not.toBe('');
        expect(shown?.tooltip).toMatch(/^\p{Lu}.*\.$/u);
        expect(`${shown?.text} ${shown?.tooltip}`).not.toMatch(/[{}]|undefined|NaN/);
      });
    }
    it(`differ from state to state in ${language}`, () => {
      const tooltips = pillStates.map((state) => pillText(pill(state, language))?.tooltip);
      expect(new Set(tooltips).size).toBe(pillStates.length);
    });
  }

  const texts: Partial<Record<Pill['state'], string>> = {
    read: '142 EX 81/25',
    missing: 'chybí 3',
    held: '12 s',
    sending: '2/5',
    done: 'zveřejněno 9:05',
  };
  for (const [state, text] of Object.entries(texts)) {
    it(`say ${text} for ${state}`, () => {
      expect(pillText(pill(state as Pill['state']))?.text).toBe(text); // keys of the table above
    });
  }

  it('leave out what is missing, and take nothing from a prototype', () => {
    expect(pillText(pill('missing', 'cs', {}))?.text).toBe('chybí');
    expect(pillText(pill('read', 'cs', {}))?.text).toBe('');
  });

  it('are text: markup of a page stays what it is', () => {
    expect(pillText(pill('read', 'cs', { mark: '<b>{count}</b>' }))?.text).toBe('<b>{count}</b>');
  });

  it('say practice in both languages', () => {
    expect(practiceWord).toEqual({ cs: 'CVIČNĚ', en: 'TRAINING' });
  });
});
