/** How the system prints values: Czech amounts, days and moments. */

const nbsp = '\u00a0';

/** `2400000` → `2 400 000,00 Kč`. Groups are parted by no-break spaces, as Czech systems print them. */
export function crowns(amount: number): string {
  const [whole = '0', fraction = '00'] = amount.toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, nbsp)},${fraction}${nbsp}Kč`;
}

/** The same amount with ordinary spaces, as it stands in form controls. */
export function plainCrowns(amount: number): string {
  return crowns(amount).replaceAll(nbsp, ' ');
}

/** `2027-03-12…` → `12. 3. 2027`. Throws when the text does not begin with a day. */
export function czechDay(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (match === null) throw new Error(`Not a day: ${day}`);
  return `${Number(match[3])}. ${Number(match[2])}. ${match[1]}`;
}

/** `2027-03-12T09:00+01:00` → `9:00`, the wall clock in Prague. */
export function czechTime(moment: string): string {
  return moment.slice(11, 16).replace(/^0/, '');
}

/** `2027-03-12T10:00+01:00` → `12. 3. 2027 10:00`. */
export function czechMoment(moment: string): string {
  return `${czechDay(moment)} ${czechTime(moment)}`;
}

/** `245812` → `240 kB`, `1503221` → `1,4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`;
}

/** `48.873512` → `48,873512`. */
export function decimal(value: number, digits: number): string {
  return value.toFixed(digits).replace('.', ',');
}
