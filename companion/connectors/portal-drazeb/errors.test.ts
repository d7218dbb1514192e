import { describe, expect, it } from 'vitest';
import { refusalProblem } from './errors.ts';

const json = (value: unknown): string => JSON.stringify(value);

describe('a refusal of the portal', () => {
  it.each([
    [
      'a map of fields',
      json({ errors: { start_at: ['start_at must be in the future'] }, message: 'Validation Failed' }),
      'startsAt',
      'start_at must be in the future',
    ],
    ['a map of nested fields', json({ errors: { item: { title: ['Too long.'] } } }), 'title', 'Too long.'],
    [
      'a dotted field',
      json({ errors: { 'item.ruian_cadastral_office': ['Unknown code.'] } }),
      'cadastralAreaCode',
      'Unknown code.',
    ],
    [
      'a list of sentences',
      json({ errors: ['caution_account_number is not valid'] }),
      'depositAccount',
      'caution_account_number is not valid',
    ],
    [
      'violations',
      json({
        title: 'An error occurred',
        violations: [{ propertyPath: 'minimal_bid', message: 'Too low.', code: 'x' }],
      }),
      'minimumIncrement',
      'Too low.',
    ],
    [
      'violations of a field called title',
      json({ violations: [{ propertyPath: 'item.title', title: 'Missing.' }] }),
      'title',
      'Missing.',
    ],
    [
      'a Symfony form',
      json({
        code: 400,
        message: 'Validation Failed',
        errors: { children: { number: { errors: ['Wrong.'] }, voluntary: {} } },
      }),
      'referenceNumber',
      'Wrong.',
    ],
    [
      'a Symfony form of documents',
      json({
        children: {
          documents: { children: { 0: { children: { document_type: { errors: ['Not now.'] } } } } },
        },
      }),
      'attachments',
      'Not now.',
    ],
    [
      'violations of a field that is none of ours',
      json({ violations: [{ propertyPath: 'auctioneer_office', message: 'Missing.' }] }),
      undefined,
      'auctioneer_office: Missing.',
    ],
    [
      'a form with a field that is none of ours',
      json({ errors: { children: { responsible_person: { errors: ['Missing.'] } } } }),
      undefined,
      'responsible_person: Missing.',
    ],
    [
      'one field of ours and one that is not',
      json({ errors: { responsible_person: ['Missing.'], number: ['Wrong.'] } }),
      'referenceNumber',
      'responsible_person: Missing. Wrong.',
    ],
    [
      'a field that is none of ours and names itself',
      json({ errors: { transition: ['transition is not allowed'] } }),
      undefined,
      'transition is not allowed',
    ],
    [
      'a sentence',
      json({ message: 'The item_price is missing.' }),
      'lowestBid',
      'The item_price is missing.',
    ],
    ['an error', json({ error: 'bad' }), undefined, 'bad'],
    ['an array of form keys', json({ errors: { 'images[0].file': ['Gone.'] } }), 'attachments', 'Gone.'],
    ['a page', '<html><style>p{}</style><h1>Bad   Request</h1></html>', undefined, 'Bad Request'],
    ['plain text', 'nope', undefined, 'nope'],
    ['nothing', '', undefined, undefined],
    ['an empty object', '{}', undefined, '{}'],
  ])('is read from %s', (_name, body, field, words) => {
    const problem = refusalProblem(422, body);
    expect(problem.field).toBe(field);
    expect(problem.remoteWords).toBe(words);
    expect(problem.code).toBe('remote-refused');
  });

  it.each([
    [400, 'remote-refused'],
    [403, 'remote-forbidden'],
    [404, 'remote-not-found'],
    [409, 'remote-conflict'],
    [413, 'remote-refused'],
    [415, 'remote-refused'],
  ])('with status %i is %s', (status, code) => {
    expect(refusalProblem(status, '').code).toBe(code);
  });

  it('is quoted to a limit', () => {
    expect(refusalProblem(422, json({ message: 'x'.repeat(5000) })).remoteWords).toHaveLength(1000);
  });

  it('nested without end is not followed for ever', () => {
    let body: unknown = 'deep';
    for (let depth = 0; depth < 200; depth += 1) body = { children: { x: body } };
    expect(refusalProblem(422, json(body)).code).toBe('remote-refused');
  });
});
