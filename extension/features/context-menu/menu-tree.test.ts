import { describe, expect, it } from 'vitest';
import { addressOf, draftOfItem, fieldOfItem, type MenuPlace, menuTree } from './menu-tree.ts';

const drafts = [
  { fileMark: '142EX90/25', lot: '1' },
  { fileMark: '142EX81/25', lot: '28' },
  { fileMark: '137EX5/24', lot: '' },
  { fileMark: '142EX77/25', lot: '3' },
  { fileMark: '142EX78/25', lot: '3' },
  { fileMark: '142EX79/25', lot: '3' },
  { fileMark: '142EX80/25', lot: '3' },
];
const place: MenuPlace = {
  number: '142EX81/25-27',
  notices: false,
  missing: [],
  teaches: false,
  drafts: [],
  isPdf: false,
  openerMark: null,
};
const titles = (change: Partial<MenuPlace>): string[] =>
  menuTree({ ...place, ...change }, 'cs').map((one) => one.title?.replaceAll('\u00a0', ' ') ?? '-');
const use = 'Použít označený text jako';
const find = 'Najít „%s“ v přehledu';
const usedFor = (change: Partial<MenuPlace>): string[] =>
  menuTree({ ...place, ...change }, 'cs')
    .filter((one) => one.parentId === 'use')
    .map((one) => one.title ?? '-');
const contextsOf = (change: Partial<MenuPlace>, id: string) =>
  menuTree({ ...place, ...change }, 'cs').find((one) => one.id === id)?.contexts;

describe('the menu', () => {
  it('names the page’s own case, with the types a draft may have', () => {
    expect(titles({})[0]).toBe('Přiložit k dražbě 142 EX 81/25-27');
    expect(titles({})).toContain('Dražební vyhláška');
    expect(titles({})).not.toContain('Usnesení o příklepu');
    expect(contextsOf({}, 'attach image')).toEqual(['link', 'image']);
    expect(contextsOf({}, 'attach auction_decree')).toEqual(['link', 'frame']);
  });

  it('offers five drafts of other cases beside it, and never its own twice', () => {
    const all = titles({ drafts });
    expect(all.slice(8, all.indexOf(use))).toEqual([
      'Přiložit k jinému konceptu',
      '142 EX 90/25-1',
      '137 EX 5/24',
      '142 EX 77/25-3',
      '142 EX 78/25-3',
      '142 EX 79/25-3',
    ]);
  });

  it('offers only drafts where the page has no case, the opener’s first', () => {
    expect(titles({ number: null, drafts, isPdf: true, openerMark: '142EX80/25' })).toEqual([
      'Přiložit ke konceptu',
      '142 EX 80/25-3',
      '142 EX 90/25-1',
      '142 EX 81/25-28',
      '137 EX 5/24',
      '142 EX 77/25-3',
      find,
    ]);
  });

  it('is on the page itself only where the page is a PDF', () => {
    expect(contextsOf({ number: null, drafts, isPdf: true }, 'draft')).toContain('page');
    expect(contextsOf({ number: null, drafts, isPdf: false }, 'draft')).not.toContain('page');
  });

  it('offers teaching on every page that was read', () => {
    expect(titles({ teaches: true, drafts }).at(-2)).toBe('Naučit tuto hodnotu…');
    expect(titles({ teaches: true, number: null })).toEqual(['Naučit tuto hodnotu…', find]);
  });

  it('offers to look for marked text last, also where there is neither a case nor a draft', () => {
    expect(titles({ number: null })).toEqual([find]);
    expect(titles({ drafts }).at(-1)).toBe(find);
    expect(contextsOf({}, 'find')).toEqual(['selection']);
  });

  it('offers the notice of the case where the office posts notices', () => {
    expect(titles({ notices: true })).toContain('Přiložit k vyvěšení 142 EX 81/25-27');
    expect(contextsOf({ notices: true }, 'notice')).toEqual(['link', 'frame']);
    for (const none of [{}, { notices: true, number: null }])
      expect(titles(none).join()).not.toContain('vyvěšení');
  });

  it('gives marked text to any field that is written, those still missing first', () => {
    expect(usedFor({ missing: ['deposit', 'lowestBid'] }).slice(0, 4)).toEqual([
      'Nejnižší podání',
      'Jistota',
      '-',
      'Číslo jednací',
    ]);
    expect(new Set(usedFor({ missing: ['deposit'] })).size).toBe(usedFor({}).length + 1);
    expect(usedFor({})).not.toContain('Druh dražby');
    expect(usedFor({})).not.toContain('-');
    expect(usedFor({ number: null, missing: ['deposit'] })).toEqual([]);
    expect(contextsOf({}, 'use deposit')).toEqual(['selection']);
  });

  it('has each item once', () => {
    const ids = menuTree({ ...place, notices: true, teaches: true, drafts, missing: ['title'] }, 'cs').map(
      (one) => one.id,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('an item', () => {
  it('says which draft it stands for', () => {
    expect(draftOfItem('draft 142EX90/25 1')).toEqual({ fileMark: '142EX90/25', lot: '1' });
    expect(draftOfItem('draft 137EX5/24 ')).toEqual({ fileMark: '137EX5/24', lot: '' });
    for (const other of ['draft', 'attach image', 'attach', '']) expect(draftOfItem(other)).toBeUndefined();
  });
});

describe('the field of an item', () => {
  it('is one that text can be written into, and no other', () => {
    expect(fieldOfItem('use deposit')).toBe('deposit');
    for (const other of [
      'use',
      'use -',
      'use auctionKind',
      'use voluntary',
      'use fileMark',
      'deposit',
      'attach deposit',
      'use constructor',
    ])
      expect(fieldOfItem(other), other).toBeUndefined();
  });
});

describe('what was clicked on', () => {
  const rows: readonly [string, Parameters<typeof addressOf>[0], string | undefined][] = [
    ['a link', { linkUrl: 'https://a.cz/1.pdf', pageUrl: 'https://a.cz/' }, 'https://a.cz/1.pdf'],
    [
      'a picture in a link',
      { linkUrl: 'https://a.cz/big', srcUrl: 'https://a.cz/small' },
      'https://a.cz/big',
    ],
    ['a picture', { srcUrl: 'https://a.cz/1.png', pageUrl: 'https://a.cz/' }, 'https://a.cz/1.png'],
    ['a frame', { frameUrl: 'https://a.cz/2.pdf', pageUrl: 'https://a.cz/' }, 'https://a.cz/2.pdf'],
    ['a tab that is a PDF', { pageUrl: 'https://a.cz/3.pdf#page=2' }, 'https://a.cz/3.pdf'],
    ['a script', { linkUrl: 'javascript:alert(1)' }, undefined],
    ['a file of the machine', { linkUrl: 'file:///etc/passwd' }, undefined],
    ['data in the address', { srcUrl: 'data:image/png;base64,AAAA' }, undefined],
    ['our own page', { pageUrl: 'chrome-extension://abc/options.html' }, undefined],
    ['nothing', {}, undefined],
  ];
  it.each(rows)('is %s', (_name, info, expected) => {
    expect(addressOf(info)).toBe(expected);
  });
});
