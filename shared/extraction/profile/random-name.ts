/**
 * Ids and classes that a program made up: another rendering, build or session writes others, so they anchor nothing.
 */

/** Prefixes of component libraries that count their elements. */
const counted =
  /^(:r|«r|_r_|ember|mui-|radix-|mat-|cdk-|mdc-|ext-|react-|headlessui-|yui|dijit_|gwt-|isc_|j_idt|z_|vaadin-|p-?id|pn_id|ui-id-|sc-|css-|jss|emotion|svelte-|astro-|ng-|tw-|chakra-|rc[-_]|aria-\d|a11y)/i;
const guid = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}/i;
/** `input-17`, `row3`: the seventeenth of something. */
const counter =
  /^(?:.*[-_:])?(?:input|field|row|item|cell|col|td|tr|div|span|el|elem|node|id|uid|control|ctl|ctrl|widget|component|cmp|tab|panel|label|lbl|value|val|text|txt|box|tb|f|q|x|gen|auto|list|link|btn)?[-_:.]?\d+$/i;
/** Ticket systems number the fields an administrator made; those numbers stay. */
const customField = /(custom_?field|field_?values?|^cf)[-_]?\d+|\bcf_\d+/i;

/** One word of a name: letters and digits in turns, or too many of either, is a hash. */
function isHash(word: string): boolean {
  if (/\d{5,}/.test(word)) return true;
  if (word.length < 5) return false;
  const digits = word.match(/\d+/g)?.length ?? 0;
  if (digits >= 2) return true;
  if (digits === 1 && /^[0-9a-f]{6,}$/i.test(word)) return true;
  if (digits === 1 && /\d\p{L}/u.test(word) && !/^\p{L}{3,}\d{1,2}\p{Lu}/u.test(word)) return true;
  // `bdVaJa`: case changes at every step without a word in between.
  const turns = word.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0;
  return turns >= 2 && word.length / (turns + 1) < 2.6;
}

/** @param name an id, a class or the value of an attribute */
export function isRandomName(name: string): boolean {
  if (customField.test(name)) return false;
  if (counted.test(name) || guid.test(name) || counter.test(name)) return true;
  return name.split(/[-_:.\s$/[\]]+/).some((word) => word !== '' && isHash(word));
}
