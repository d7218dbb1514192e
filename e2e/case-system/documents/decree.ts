/** The text of a dražební vyhláška, with the same figures as the case page. */
import type { Auction, OfficeCase } from '../cases/case-types.ts';
import { office } from '../cases/office.ts';
import { crowns, czechDay, czechTime } from '../print.ts';
import type { Letter } from './letter.ts';

function termParagraph(auction: Auction): string {
  if (auction.startsAt === null || auction.endsAt === null) return 'Termín dražby bude stanoven dodatečně.';
  return (
    `Elektronická dražba se koná dne ${czechDay(auction.startsAt)} od ${czechTime(auction.startsAt)} hodin ` +
    `do ${czechTime(auction.endsAt)} hodin. Bude-li v posledních pěti minutách učiněno podání, prodlužuje se dražba o pět minut.`
  );
}

function depositParagraph(auction: Auction): string {
  if (auction.deposit === null) return 'Dražební jistota se nevyžaduje.';
  const { amount, account, variableSymbol, specificSymbol } = auction.deposit;
  const specific = specificSymbol === undefined ? '' : `, specifický symbol ${specificSymbol}`;
  return (
    `Dražební jistota činí ${crowns(amount)}. Zájemci o dražbu ji složí na účet č. ${account}, variabilní symbol ` +
    `${variableSymbol}${specific}, nejpozději jeden den před zahájením dražby, nebo v hotovosti na úřadě exekutora.`
  );
}

function subjectParagraphs(officeCase: OfficeCase, auction: Auction): string[] {
  const { subject } = officeCase;
  if (subject === undefined) return [];
  const { cadastre, place } = subject;
  const rows: string[] = [auction.title ?? subject.title, auction.description ?? subject.description];
  if (cadastre !== undefined) {
    rows.push(
      `zapsáno na LV č. ${cadastre.titleDeed} pro katastrální území ${cadastre.area} [${cadastre.areaCode}], ` +
        `obec ${place?.municipality ?? cadastre.area}, okres ${place?.district ?? 'Břeclav'}, parcely č. ${cadastre.parcels.join(', ')}, ` +
        `spoluvlastnický podíl ${cadastre.share}, u Katastrálního úřadu pro Jihomoravský kraj, Katastrální pracoviště Břeclav.`,
    );
  }
  if (place?.address !== undefined) rows.push(`Adresa: ${place.address}.`);
  return [...rows, ...(subject.details ?? []).map(([label, value]) => `| ${label}: | ${value}`)];
}

/** The vyhláška of one auction of the case; `date` is when it was issued. */
export function decreeLetter(officeCase: OfficeCase, auction: Auction, date: string): Letter {
  const creditor = officeCase.parties.find(({ role }) => role === 'oprávněný');
  const debtors = officeCase.parties.filter(({ role }) => role === 'povinný');
  const voluntary = officeCase.claim === null;
  const opening = voluntary
    ? `Soudní exekutor ${office.bailiff} na návrh vlastníka ${officeCase.parties[0]?.name ?? ''} vyhlašuje dobrovolnou dražbu.`
    : `Soudní exekutor ${office.bailiff}, pověřený provedením exekuce ve věci oprávněného ${creditor?.name ?? ''}` +
      `${creditor?.companyId === undefined ? '' : `, IČO ${creditor.companyId}`}, ${creditor?.address ?? ''}, proti povinnému ` +
      `${debtors.map((debtor) => `${debtor.name}, ${debtor.address}`).join(' a ')}, pro ${crowns(officeCase.claim ?? 0)} s příslušenstvím, vydává tuto`;
  return {
    title: `Dražební vyhláška ${auction.referenceNumber}`,
    referenceNumber: auction.referenceNumber,
    heading: 'DRAŽEBNÍ VYHLÁŠKA',
    subheading: voluntary ? 'o konání dobrovolné elektronické dražby' : 'o provedení elektronické dražby',
    date: czechDay(date),
    paragraphs: [
      opening,
      '§ I. Čas a místo konání dražby',
      termParagraph(auction),
      'Dražba se koná prostřednictvím elektronického systému na adrese www.portaldrazeb.cz.',
      '§ II. Předmět dražby',
      ...subjectParagraphs(officeCase, auction),
      '§ III. Výsledná cena',
      `Výsledná cena dražené věci se určuje částkou ${crowns(auction.appraisedPrice)}.`,
      '§ IV. Nejnižší podání',
      `Nejnižší podání činí ${crowns(auction.lowestBid)}. Minimální příhoz se stanoví ve výši ${crowns(auction.minimumIncrement)}.`,
      '§ V. Dražební jistota',
      depositParagraph(auction),
      'Platební karty ani šeky se nepřijímají. K platbě na účet lze přihlédnout jen tehdy, bylo-li před zahájením dražby zjištěno, že na účet skutečně došla.',
      '§ VI. Práva a závady',
      'Závady, které prodejem v dražbě nezaniknou, nebyly zjištěny. Práva a závady spojené s předmětem dražby zanikají dnem právní moci usnesení o příklepu.',
      '§ VII. Převzetí věci vydražitelem',
      'Vydražitel je oprávněn převzít vydraženou věc s příslušenstvím dnem následujícím po vydání usnesení o příklepu. O tom je povinen vyrozumět soudního exekutora.',
      '§ VIII. Rozvrh a přihlášky věřitelů',
      'Při rozvrhu se mohou věřitelé domáhat uspokojení jiných vymahatelných pohledávek, přihlásí-li je nejpozději do zahájení dražebního jednání a prokáží-li je příslušnými listinami.',
      'Přihláška musí obsahovat výši pohledávky a jejího příslušenství, jinak se k ní nepřihlíží. Oprávnění a další věřitelé mohou popřít přihlášené pohledávky do 15 dnů ode dne zveřejnění přihlášek.',
      '§ IX. Práva třetích osob',
      'Každý, kdo má právo nepřipouštějící dražbu, je může uplatnit u soudu podle § 267 o. s. ř. a toto uplatnění prokázat nejpozději před zahájením dražby.',
      '§ X. Předkupní právo',
      'Předkupní právo lze uplatnit jen v dražbě jako dražitel. Osoba s předkupním právem je musí prokázat nejpozději do jednoho dne před zahájením dražby.',
      '§ XI. Prohlídka',
      'Prohlídka se koná po telefonické dohodě s vykonavatelem, nejpozději čtrnáct dnů před dražbou. Sraz zájemců je u předmětu dražby.',
      'Poučení: Proti výrokům o výsledné ceně a o předkupním právu lze podat odvolání ve lhůtě 15 dnů ode dne doručení. Do ostatních výroků není odvolání přípustné.',
    ],
  };
}
