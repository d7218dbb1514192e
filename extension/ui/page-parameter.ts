/** The tab a page of ours is about, from its address: `review.html?tab=12`. Undefined where it names none. */
export function tabParameter(search: string): number | undefined {
  const text = new URLSearchParams(search).get('tab') ?? '';
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
