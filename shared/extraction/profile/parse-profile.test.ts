import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { migrateProfile, parseProfile, parseProfileText } from './parse-profile.ts';

const field = { anchors: [{ by: 'id', id: 'nejnizsi' }] };
const page = { address: { path: '/spis/*' }, fields: { lowestBid: field } };
const profile = { version: 1, name: 'Spisy', origins: ['https://spis.urad.cz'], pages: [page] };
const withPage = (change: object): object => ({ ...profile, pages: [{ ...page, ...change }] });
const withField = (change: object): object => withPage({ fields: { lowestBid: { ...field, ...change } } });
const withAnchor = (anchor: object): object => withField({ anchors: [anchor] });

const bid = { anchors: [{ by: 'column', label: 'Podání' }] };
const lots = { anchors: [{ by: 'structure', selector: '.lot' }], fields: { lowestBid: bid } };
const withLots = (change: object): object => ({ ...withPage({ lots: { ...lots, ...change } }), version: 2 });
const withLotField = (change: object): object => withLots({ fields: { lowestBid: { ...bid, ...change } } });

describe('a profile from outside', () => {
  it('gets what it leaves out', () => {
    const parsed = parseProfile(profile);
    expect(parsed.ok && parsed.profile.pages[0]).toMatchObject({
      kind: 'case',
      frames: {},
      documents: [],
      restrictions: [],
      fields: { lowestBid: { count: { min: 1, max: 1 }, transforms: [] } },
    });
  });

  it.each<[string, object]>([
    ['a label with a heading', withAnchor({ by: 'label', label: 'Cena', below: 'Dražba' })],
    ['a data attribute', withAnchor({ by: 'data', attribute: 'data-field', value: 'bid' })],
    [
      'a place in a shadow root',
      withAnchor({ by: 'structure', selector: 'b', host: 'case-page ::: case-field' }),
    ],
    ['a list', withField({ count: { min: 1, max: 20 } })],
    ['transforms', withField({ transforms: ['first-line', { use: 'prefix', text: '142 ' }] })],
    [
      'frames inside frames',
      withPage({
        frames: {
          outer: { anchors: [{ by: 'name', name: 'obsah' }] },
          inner: { anchors: [{ by: 'id', id: 'detail' }], within: 'outer' },
        },
        fields: { lowestBid: { ...field, frame: 'inner' } },
      }),
    ],
    ['a kind of page that is no case', withPage({ kind: 'other', fields: {} })],
    ['lots', withLots({})],
    ['lots of which some are none', withLots({ mixed: true, count: { min: 0, max: 3 } })],
    ['lots by a mark', withLots({ anchors: [{ by: 'data', attribute: 'data-kind', value: 'lot' }] })],
    [
      'lots in a frame',
      {
        ...withPage({
          frames: { obsah: { anchors: [{ by: 'name', name: 'obsah' }] } },
          lots: { ...lots, frame: 'obsah' },
        }),
        version: 2,
      },
    ],
    ['a value that not every lot has', withLotField({ count: { min: 0, max: 1 } })],
    ['the present version without lots', { ...profile, version: 2 }],
    ['an origin with a port', { ...profile, origins: ['http://spis.localhost:8080'] }],
  ])('may hold %s', (_name, raw) => {
    expect(parseProfile(raw)).toMatchObject({ ok: true });
  });

  it.each<[string, unknown, string]>([
    ['is no object', [], 'profile'],
    ['is null', null, 'profile'],
    ['has no version', { ...profile, version: undefined }, 'version'],
    ['has version 0', { ...profile, version: 0 }, 'version'],
    ['has a version in words', { ...profile, version: '1' }, 'version'],
    ['has no name', { ...profile, name: ' ' }, 'name'],
    ['has no origin', { ...profile, origins: [] }, 'origins'],
    ['has an origin with a path', { ...profile, origins: ['https://spis.cz/'] }, 'origins[0]'],
    ['has every origin', { ...profile, origins: ['*'] }, 'origins[0]'],
    ['has an origin with a star', { ...profile, origins: ['https://*.spis.cz'] }, 'origins[0]'],
    ['has an origin of another scheme', { ...profile, origins: ['file://x'] }, 'origins[0]'],
    ['has an origin of the extension', { ...profile, origins: ['chrome-extension://abc'] }, 'origins[0]'],
    ['has no page', { ...profile, pages: [] }, 'pages'],
    ['holds a member we do not know', { ...profile, script: 'alert(1)' }, 'script'],
    ['holds a field we do not know', withPage({ fields: { cena: field } }), 'pages[0].fields.cena'],
    ['holds lots as a field', withPage({ fields: { lots: field } }), 'pages[0].fields.lots'],
    ['holds lots, which its version did not know', { ...withLots({}), version: 1 }, 'pages[0].lots'],
    ['holds lots without any field', withLots({ fields: {} }), 'pages[0].lots.fields'],
    ['holds lots without a place', withLots({ anchors: [] }), 'pages[0].lots.anchors'],
    [
      'finds lots by a label',
      withLots({ anchors: [{ by: 'label', label: 'Položka' }] }),
      'pages[0].lots.anchors[0].by',
    ],
    ['finds lots by a column', withLots({ anchors: bid.anchors }), 'pages[0].lots.anchors[0].by'],
    ['knows a field no lot has', withLots({ fields: { fileMark: bid } }), 'pages[0].lots.fields.fileMark'],
    [
      'knows a prototype in lots',
      withLots({ fields: { constructor: bid } }),
      'pages[0].lots.fields.constructor',
    ],
    [
      'names a frame for one value of a lot',
      withLotField({ frame: 'obsah' }),
      'pages[0].lots.fields.lowestBid.frame',
    ],
    ['has lots in a frame that is not there', withLots({ frame: 'obsah' }), 'pages[0].lots.frame'],
    ['expects no lot at most', withLots({ count: { min: 0, max: 0 } }), 'pages[0].lots.count.max'],
    ['says in words that lots are mixed', withLots({ mixed: 'ano' }), 'pages[0].lots.mixed'],
    [
      'has a column without a head',
      withLotField({ anchors: [{ by: 'column' }] }),
      'pages[0].lots.fields.lowestBid.anchors[0].label',
    ],
    [
      'anchors a field of the case by a column',
      withAnchor({ by: 'column', label: 'Podání' }),
      'pages[0].fields.lowestBid.anchors[0].by',
    ],
    ['holds a prototype', withPage({ fields: { constructor: field } }), 'pages[0].fields.constructor'],
    ['has a field without anchors', withField({ anchors: [] }), 'pages[0].fields.lowestBid.anchors'],
    ['has an anchor without a kind', withAnchor({ id: 'a' }), 'pages[0].fields.lowestBid.anchors[0].by'],
    [
      'has an anchor by xpath',
      withAnchor({ by: 'xpath', path: '//b' }),
      'pages[0].fields.lowestBid.anchors[0].by',
    ],
    ['has an empty id', withAnchor({ by: 'id', id: '' }), 'pages[0].fields.lowestBid.anchors[0].id'],
    [
      'anchors by an event handler',
      withAnchor({ by: 'data', attribute: 'onclick', value: 'x' }),
      'pages[0].fields.lowestBid.anchors[0].attribute',
    ],
    [
      'anchors by an attribute that breaks out of a selector',
      withAnchor({ by: 'data', attribute: 'data-x],*[a', value: 'x' }),
      'pages[0].fields.lowestBid.anchors[0].attribute',
    ],
    [
      'has a selector longer than any',
      withAnchor({ by: 'structure', selector: 'b'.repeat(501) }),
      'pages[0].fields.lowestBid.anchors[0].selector',
    ],
    [
      'expects more than it allows',
      withField({ count: { min: 3, max: 2 } }),
      'pages[0].fields.lowestBid.count.max',
    ],
    [
      'has a transform of its own',
      withField({ transforms: ['eval'] }),
      'pages[0].fields.lowestBid.transforms[0]',
    ],
    ['names a frame that is not there', withField({ frame: 'obsah' }), 'pages[0].fields.lowestBid.frame'],
    [
      'has frames in a circle',
      withPage({
        frames: {
          a: { anchors: [{ by: 'id', id: 'a' }], within: 'b' },
          b: { anchors: [{ by: 'id', id: 'b' }], within: 'a' },
        },
      }),
      'pages[0].frames.a.within',
    ],
    [
      'has a path of nothing but stars',
      withPage({ address: { path: '/*a*a*a*a*a*a*a*a*a*a' } }),
      'pages[0].address.path',
    ],
    ['has a path without its slash', withPage({ address: { path: 'spis' } }), 'pages[0].address.path'],
    [
      'has a restriction without words',
      withPage({ restrictions: [{ words: [], anchors: field.anchors }] }),
      'pages[0].restrictions[0].words',
    ],
    [
      'has a document of a type nobody knows',
      withPage({ documents: [{ anchors: field.anchors, documentType: 'secret' }] }),
      'pages[0].documents[0].documentType',
    ],
  ])('is refused when it %s, and the place is named', (_name, raw, path) => {
    const parsed = parseProfile(raw);
    expect(parsed).toMatchObject({ ok: false, refusal: { reason: 'invalid', path } });
  });

  it('names the field of the case that is refused', () => {
    expect(parseProfile(withAnchor({ by: 'id', id: 1 }))).toMatchObject({ refusal: { field: 'lowestBid' } });
    expect(parseProfile({ ...profile, name: 1 })).toMatchObject({ refusal: { field: null } });
  });

  it('written by a newer Podatelna says so', () => {
    expect(parseProfile({ version: 3 })).toEqual({ ok: false, refusal: { reason: 'newer', version: 3 } });
  });

  it('that is no JSON says so', () => {
    expect(parseProfileText('{"version":')).toEqual({ ok: false, refusal: { reason: 'not-json' } });
    expect(parseProfileText(JSON.stringify(profile))).toMatchObject({ ok: true });
  });

  it('as the documentation shows it is taken', () => {
    const docs = readFileSync(join(import.meta.dirname, '../../../docs/profiles.md'), 'utf8');
    const examples = [...docs.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
    expect(examples).toHaveLength(2);
    for (const example of examples) expect(parseProfileText(example)).toMatchObject({ ok: true });
  });

  it('is refused or taken, never a crash, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        parseProfile(one);
        parseProfile({
          ...profile,
          version: 2,
          pages: [{ lots: one }, { lots: { ...lots, fields: other } }],
        });
        const parsed = parseProfile({
          ...profile,
          pages: [{ ...page, fields: { lowestBid: one, deposit: other } }],
        });
        if (!parsed.ok) expect(parsed.refusal.reason).toBe('invalid');
      }),
    );
  });
});

describe('an older profile', () => {
  it('is brought up step by step', () => {
    const steps = new Map<number, (raw: Readonly<Record<string, unknown>>) => Record<string, unknown>>([
      [1, ({ site, ...rest }) => ({ ...rest, origins: [site] })],
      [2, (raw) => ({ ...raw, name: String(raw.name).trim() })],
    ]);
    expect(migrateProfile({ version: 1, site: 'https://a.cz', name: ' A ' }, steps)).toEqual({
      version: 3,
      origins: ['https://a.cz'],
      name: 'A',
    });
  });

  it('of version 1 needs no change', () => {
    expect(parseProfile(profile)).toMatchObject({ ok: true, profile: { version: 1 } });
  });

  it('of the present version stays as it is', () => {
    expect(migrateProfile(profile)).toEqual(profile);
  });
});
