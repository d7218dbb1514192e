/**
 * Whether someone alive may be born on this day: not in the future and at most 120 years ago.
 * Both days are `YYYY-MM-DD`; read printed ones with `parseDay`.
 */
export function isPlausibleBirthDay(day: string, today: string): boolean {
  const oldest = `${Number(today.slice(0, 4)) - 120}${today.slice(4)}`;
  return day <= today && day >= oldest;
}
