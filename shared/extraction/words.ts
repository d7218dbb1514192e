/** Words that stand for a choice. */
import type { AuctionKind } from '../case/record.ts';
import { foldText } from '../formats/text.ts';

/** `nemovité věci` → real, `osobní automobil` → movable, `pohledávka`, `obchodní podíl` → virtual; several kinds are none. */
export function auctionKindOf(text: string): AuctionKind | undefined {
  const folded = foldText(text);
  const found = new Set<AuctionKind>();
  // `nemovit` contains `movit`, `nehmotné movité` does not exist; so the longer word is taken out first.
  const rest = folded.replace(/\bnemovit\w*|\breal( estate)?\b|\bimmovable\w*|\bingatlan\w*/g, () => {
    found.add('real');
    return ' ';
  });
  if (/\bmovit\w*|\bvozid\w*|\bautomobil\w*|\bmovable\w*|\bvehicle\w*|\bingo\w*|\bjarmu\w*/.test(rest))
    found.add('movable');
  if (
    /\bnehmotn\w*|\bpohledav\w*|\bobchodni podil|\bpodil (ve|v) (spolecnosti|obchodni)|\bpodilu? v? ?s\.?r\.?o|\bvirtual\b|\bintangible|\bclenskeho? podil/.test(
      rest,
    )
  )
    found.add('virtual');
  const [first, second] = found;
  return second ? undefined : first;
}

const things: readonly (readonly [AuctionKind, RegExp])[] = [
  [
    'virtual',
    /^(obchodni podil|podil (v|ve) (spolecnosti|obchodni|bytovem|druzstv|\S+ s\.? ?r)|clensky podil|druzstevni podil|pohledavk|akcie|cenne papir|ochrann\w+ znamk|patent|domen)/,
  ],
  [
    'real',
    /^((spoluvlastnicky )?podil( o velikosti)?( id\.?)? ?(\d+ ?\/ ?\d+)? (na|k) )?(idealni (polovina|podil) )?(nemovit|pozem(ek|ky|ku|cich)|parcel|st?avebni pozemek|bytov\w+ (jednot|dum)|byt |byt$|byt,|byty |(?:rodinn|radov|bytov|najemn|cinzovn|rekreacn|obytn|zemedelsk|vesnick|polyfunkcn)\w+ d[ou]m|dum |dum,|dum$|zahrad|les |les,|orna puda|louka|chat[ay]|chalup|budov|stavba |novostavba|garaz |garaz,|garaz$|garaz\w* stani|zemedelsk\w+ usedlost|rekreacni (objekt|chat|chalup)|nebytov\w+ (jednot|prostor)|hotel|penzion|vila |vinny sklep|arealu? |areal|rozestaven\w+ (rodinn|stavb|dum|bytov))/,
  ],
  [
    'movable',
    /^(osobni (automobil|vuz|vozidlo)|nakladni (automobil|vuz|vozidlo)|automobil|vozidlo|motocykl|(malo)?traktor|prives|(prepravni |privesny )?vozik|naves|tahac|dodavka|bagr|soubor movit|televiz|notebook|telefon|pocitac|sperk|hodinky|nabytek|stroj|kombajn|vysokozdvizn|skutr|jizdni kolo|obraz )/,
  ],
];

/** The kind of a thing from what it is called: `Rodinný dům č. p. 12` → real. Undefined when the name leaves a doubt. */
export function kindOfThing(name: string): AuctionKind | undefined {
  const folded = foldText(name);
  return auctionKindOf(name) ?? things.find(([, pattern]) => pattern.test(folded))?.[0];
}

/** What kind of auction the words mean for `voluntary`. */
export function voluntaryOf(text: string): boolean | undefined {
  const folded = foldText(text);
  if (/\bnedobrovoln|\bexekucni|\bnucen|\binvoluntary|\bforced|\bexecution/.test(folded)) return false;
  return /\bdobrovoln|\bvoluntary|\bonkentes/.test(folded) ? true : undefined;
}

export function yesNo(text: string): boolean | undefined {
  const folded = foldText(text);
  if (/^(ano|yes|true|1|igen|a|y)$/.test(folded)) return true;
  if (/^(ne|no|false|0|nem|n)$/.test(folded)) return false;
  return voluntaryOf(text);
}

export function currencyOf(text: string): string | undefined {
  const folded = foldText(text);
  if (/^(kc|czk|koruna ceska|ceska koruna|ceske koruny)$/.test(folded)) return 'CZK';
  if (/^(eur|euro|€)$/.test(folded)) return 'EUR';
  return /^(huf|ft|forint|magyar forint)$/.test(folded) ? 'HUF' : undefined;
}

/** Values of the listing portal's working lists (listing reference, A22). */
export function listingActionOf(text: string): string | undefined {
  const folded = foldText(text);
  const sale = /\b(prodej|na prodej|elado|sale|sell)\b/.test(folded);
  const rent = /\b(pronajem|k pronajmu|kiado|rent|let|lease)\b/.test(folded);
  return sale === rent ? undefined : sale ? 'sale' : 'rent';
}

const listingTypes: readonly (readonly [string, RegExp])[] = [
  ['flat', /^(byt|lakas|flat|apartment|tegla lakas|panel lakas)\b/],
  ['house', /^(rodinny dum|dum|radovy dum|dvojdum|haz|(csaladi|iker|sor) ?haz|house|family house)\b/],
  ['garage', /^(garaz|garazs|garage)\b/],
  ['plot', /^(pozemek|telek|ures telek|plot|land)\b/],
  ['office', /^(kancelar|iroda|office)\b/],
  ['guesthouse', /^(penzion|panzio|guesthouse)\b/],
  ['shop', /^(obchod|uzlet|uzlethelyiseg|shop)\b/],
  ['holiday_home', /^(chata|chalupa|udulo|nyaralo|holiday home)\b/],
  ['catering', /^(restaurace|vendeglatoegyseg|catering)\b/],
  ['industrial', /^(vyrobni|prumyslov|ipari|industrial)/],
];

export function listingTypeOf(text: string): string | undefined {
  const folded = foldText(text);
  return listingTypes.find(([, pattern]) => pattern.test(folded))?.[0];
}

const noticeCodes = /\b(OHL-?56[ab]|OZN|[UX]29|[VX]49|[PX]50|[PX]52|PXX)\b/i;

/** Type codes of the notice board (CÚD reference, section 4). */
export function noticeTypeOf(text: string): string | undefined {
  const code = noticeCodes.exec(text)?.[1]?.toUpperCase();
  return code?.replace(/^OHL-?56([AB])$/, (_, letter: string) => `OHL-56${letter.toLowerCase()}`);
}
