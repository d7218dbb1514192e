import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createVisibility } from '../visibility.ts';
import { inferFrames } from './infer-frame.ts';
import type { TaughtField } from './schema.ts';
import { tryRule } from './try-rule.ts';

function documentOf(body: string): Document {
  return new JSDOM(`<!doctype html><body>${body}</body>`, { runScripts: 'outside-only' }).window.document;
}
const taught = (field: TaughtField['field'], more: Partial<TaughtField['rule']> = {}): TaughtField => ({
  field,
  rule: { anchors: [{ by: 'id', id: 'v' }], count: { min: 1, max: 1 }, transforms: [], ...more },
  frames: {},
});
const tried = (text: string, field: TaughtField['field'], more: Partial<TaughtField['rule']> = {}) =>
  tryRule(documentOf(`<p id="v">${text}</p>`), taught(field, more));

describe('trying a rule', () => {
  it('says what it reads', () => {
    expect(tried('45 600 Kč', 'lowestBid')).toMatchObject({
      count: 1,
      rule: { transforms: [] },
      reading: { status: 'found', value: 45_600, rung: 'profile' },
    });
  });

  it.each<[string, TaughtField['field'], string, unknown, string[]]>([
    ['a label in the same text', 'lowestBid', 'Vyvolávací hodnota: 45 600 Kč', 45_600, ['after-colon']],
    ['a remark on a second line', 'share', '1/4<br>zbytek má spoluvlastník', '1/4', ['first-line']],
    [
      'the end of a span',
      'endsAt',
      '12. 3. 2027 od 10:00 do 11:00 hod.',
      '2027-03-12T10:00:00.000Z',
      ['range-end'],
    ],
    [
      'its beginning, as it stands',
      'startsAt',
      '12. 3. 2027 od 10:00 do 11:00 hod.',
      '2027-03-12T09:00:00.000Z',
      [],
    ],
    ['an end that stands alone', 'endsAt', '12. 3. 2027 11:00', '2027-03-12T10:00:00.000Z', []],
  ])('finds the transform for %s', (_name, field, text, value, transforms) => {
    expect(tried(text, field)).toMatchObject({ rule: { transforms }, reading: { status: 'found', value } });
  });

  it('takes no transform for what it does not understand in any way', () => {
    expect(tried('dle dohody', 'lowestBid')).toMatchObject({
      rule: { transforms: [] },
      reading: { status: 'missing', reason: 'invalid' },
    });
  });

  it('never guesses that crowns are thousands', () => {
    expect(tried('1 250', 'lowestBid')).toMatchObject({ reading: { value: 1250 } });
  });

  it('keeps a transform that was given', () => {
    expect(tried('1 250', 'lowestBid', { transforms: ['thousands'] })).toMatchObject({
      reading: { value: 1_250_000 },
    });
  });

  it('says how many were found where another number was expected', () => {
    const document = documentOf('<p id="v">1 Kč</p><p id="v">2 Kč</p>');
    expect(tryRule(document, taught('lowestBid'))).toMatchObject({ reading: null, count: 2 });
    expect(tryRule(documentOf(''), taught('lowestBid'))).toMatchObject({ reading: null, count: 0 });
  });
});

describe('a value in frames', () => {
  /** A frame in a frame, each with its document. */
  function nested(outer: string, inner: string): { top: Document; value: Element } {
    const top = documentOf(`<iframe name="menu"></iframe>${outer}`);
    const first = top.querySelector<HTMLIFrameElement>('iframe:last-of-type')?.contentDocument;
    if (!first) throw new Error('no frame');
    first.body.innerHTML = inner;
    const second = first.querySelector('iframe')?.contentDocument;
    if (!second) throw new Error('no frame in the frame');
    second.body.innerHTML = '<p id="v">45 600 Kč</p>';
    const value = second.querySelector('p');
    if (!value) throw new Error('no value');
    return { top, value };
  }

  it.each([
    [
      'by name',
      '<iframe name="obsah"></iframe>',
      '<iframe name="detail"></iframe>',
      'name obsah / name detail',
    ],
    ['by id', '<iframe id="obsah"></iframe>', '<iframe id="detail"></iframe>', 'id obsah / id detail'],
    [
      'by place where the name was made up',
      '<iframe id="ext-gen1021" class="obsah"></iframe>',
      '<iframe name="frame-81921"></iframe>',
      'structure iframe.obsah / structure html > body > iframe',
    ],
  ])('is found again %s', (_name, outer, inner, frame) => {
    const { top, value } = nested(outer, inner);
    const path = inferFrames(value, top, createVisibility(top));
    expect(path?.frame).toBe(frame);
    const rule = { ...taught('lowestBid').rule, frame };
    expect(tryRule(top, { field: 'lowestBid', rule, frames: path?.frames ?? {} })).toMatchObject({
      reading: { status: 'found', value: 45_600 },
    });
  });

  it('is not looked for in the top document when its frame is gone', () => {
    const { top, value } = nested('<iframe name="obsah"></iframe>', '<iframe name="detail"></iframe>');
    const path = inferFrames(value, top, createVisibility(top));
    const other = documentOf('<p id="v">1 Kč</p>');
    const rule = { ...taught('lowestBid').rule, frame: path?.frame ?? '' };
    expect(tryRule(other, { field: 'lowestBid', rule, frames: path?.frames ?? {} })).toMatchObject({
      reading: null,
      count: 0,
    });
  });
});
