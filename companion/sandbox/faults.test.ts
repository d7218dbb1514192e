import { describe, expect, it } from 'vitest';
import { createFaultPlan, type Fault, matchesPath } from './faults.ts';

const drop = { kind: 'drop-before' } as const;

function request(method: string, path: string, body = '') {
  return { method, path, readBody: async () => body };
}

describe('matchesPath', () => {
  it.each([
    ['the same path', '/login/jwt', '/login/jwt'],
    ['a star within a segment', '/admin/auctions/*.json', '/admin/auctions/Ykwdg.json'],
    ['an empty star', '/a/*.json', '/a/.json'],
    ['two stars across segments', '/admin/**', '/admin/auctions/Ykwdg/copy.json'],
    ['two stars for nothing', '/admin/**', '/admin/'],
  ])('accepts %s', (_name, pattern, path) => {
    expect(matchesPath(pattern, path)).toBe(true);
  });

  it.each([
    ['a longer path', '/login/jwt', '/login/jwt2'],
    ['a path behind another', '/login/jwt', '/x/login/jwt'],
    ['a star across segments', '/admin/auctions/*.json', '/admin/auctions/Ykwdg/copy.json'],
    ['the list for a detail', '/admin/auctions/*.json', '/admin/auctions.json'],
    ['a dot as any character', '/a.json', '/axjson'],
    ['brackets as a set', '/[ab]', '/a'],
    ['another case', '/Login', '/login'],
    ['a newline at the end', '/login', '/login\n'],
  ])('denies %s', (_name, pattern, path) => {
    expect(matchesPath(pattern, path)).toBe(false);
  });
});

describe('a fault plan', () => {
  it('strikes the first hit and no other', async () => {
    const plan = createFaultPlan();
    plan.add({ path: '/a', action: drop });
    expect(await plan.strike(request('GET', '/a'))).toEqual([drop]);
    expect(await plan.strike(request('GET', '/a'))).toEqual([]);
  });

  it('strikes as many hits as planned, from the nth on', async () => {
    const plan = createFaultPlan();
    plan.add({ path: '/a', nth: 2, times: 2, action: drop });
    const struck: number[] = [];
    for (const _ of [1, 2, 3, 4]) struck.push((await plan.strike(request('GET', '/a'))).length);
    expect(struck).toEqual([0, 1, 1, 0]);
  });

  it('counts only requests that match method, path and body', async () => {
    const plan = createFaultPlan();
    plan.add({ method: 'PATCH', path: '/a/*', body: '"to_upcoming"', action: drop });
    expect(await plan.strike(request('POST', '/a/1', '{"transition":"to_upcoming"}'))).toEqual([]);
    expect(await plan.strike(request('PATCH', '/b/1', '{"transition":"to_upcoming"}'))).toEqual([]);
    expect(await plan.strike(request('PATCH', '/a/1', '{"transition":"to_deleted"}'))).toEqual([]);
    expect(await plan.strike(request('PATCH', '/a/1', '{"transition":"to_upcoming"}'))).toEqual([drop]);
  });

  it('strikes with every fault that matches, in the order planned', async () => {
    const plan = createFaultPlan();
    plan.add({ path: '/a', action: { kind: 'delay', ms: 5 } });
    plan.add({ path: '/a', action: drop });
    expect(await plan.strike(request('GET', '/a'))).toEqual([{ kind: 'delay', ms: 5 }, drop]);
  });

  it('forgets everything when cleared', async () => {
    const plan = createFaultPlan();
    plan.add({ path: '/a', action: drop });
    plan.clear();
    expect(await plan.strike(request('GET', '/a'))).toEqual([]);
    expect(plan.list()).toEqual([]);
  });

  it('says when effects that were still to come have happened', async () => {
    const plan = createFaultPlan();
    const order: string[] = [];
    let finish = () => {};
    const due = new Promise<void>((resolve) => {
      finish = resolve;
    });
    plan.track(due, async () => void order.push(`effect, ${plan.inProgress()} in progress`));
    const settled = plan.settled().then(() => order.push('settled'));
    expect(plan.inProgress()).toBe(0);
    finish();
    await settled;
    expect(order).toEqual(['effect, 1 in progress', 'settled']);
    expect(plan.inProgress()).toBe(0);
  });

  it.each<[string, unknown]>([
    ['no path', { action: drop }],
    ['a path without a slash', { path: 'a', action: drop }],
    ['an unknown kind', { path: '/a', action: { kind: 'explode' } }],
    ['a status nobody asked for', { path: '/a', action: { kind: 'status', status: 404 } }],
    ['the zeroth hit', { path: '/a', nth: 0, action: drop }],
    ['half a hit', { path: '/a', nth: 1.5, action: drop }],
    ['a negative delay', { path: '/a', action: { kind: 'delay', ms: -1 } }],
    ['an unknown key', { path: '/a', action: drop, often: true }],
    ['a method in small letters', { path: '/a', method: 'get', action: drop }],
  ])('refuses a fault with %s', (_name, fault) => {
    // Faults come from JSON too: the type promises nothing.
    expect(() => createFaultPlan().add(fault as Fault)).toThrow();
  });
});
