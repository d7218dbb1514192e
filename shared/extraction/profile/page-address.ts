/** Which pages of a site a page kind is about. */
import { isRandomName } from './random-name.ts';
import type { PageAddress } from './schema.ts';

/** `/spis/*` → a pattern for the whole text; everything but the stars is literal. */
function globPattern(glob: string): RegExp {
  const source = glob
    .split(/(\*+)/)
    .map((part) =>
      part === ''
        ? ''
        : !part.startsWith('*')
          ? part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')
          : part === '*'
            ? '[^/]*'
            : '.*',
    )
    .join('');
  return new RegExp(`^${source}$`);
}

/** @param url address of the page; one that can't be parsed is no page of anybody */
export function matchesAddress(address: PageAddress, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, searchParams, hash } = new URL(url);
  if (!globPattern(address.path).test(pathname)) return false;
  if (address.hash !== undefined && !globPattern(address.hash).test(hash.replace(/^#/, ''))) return false;
  return Object.entries(address.query).every(([name, value]) => searchParams.get(name) === value);
}

/** Parameters by which older systems choose what a page shows. */
const choosesView =
  /^(page|view|tab|module?|modul|action|akce|controller|do|section|zalozka|karta|stranka|m|a|typ|type|agenda|form)$/i;
/** A part of an address that is the same for every case: one word, no number. */
const isFixed = (part: string): boolean =>
  /^[A-Za-z][A-Za-z]{0,30}(\.[A-Za-z]{2,5})?$/.test(part) && !isRandomName(part);

const generalise = (path: string): string =>
  path
    .split('/')
    .map((part) => (part === '' || isFixed(part) ? part : '*'))
    .join('/');

/**
 * The address of a taught page without anything of its case: `/spis/142-81-25/drazba` → `/spis/*` + `/drazba`.
 * Parts with digits, dashes or underscores stand for the case.
 */
export function addressFor(url: string): PageAddress {
  const { pathname, searchParams, hash } = new URL(url);
  const query = Object.fromEntries(
    [...searchParams].filter(([name, value]) => choosesView.test(name) && isFixed(value)),
  );
  const route = hash.replace(/^#/, '');
  return {
    path: generalise(pathname),
    query,
    // Only routes: `#jistota` is a place on the page.
    ...(/^!?\//.test(route) ? { hash: generalise(route.split('?')[0] ?? '') } : {}),
  };
}

export function sameAddress(a: PageAddress, b: PageAddress): boolean {
  const sorted = (query: PageAddress['query']): string => JSON.stringify(Object.entries(query).sort());
  return a.path === b.path && a.hash === b.hash && sorted(a.query) === sorted(b.query);
}
