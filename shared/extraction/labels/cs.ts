import type { Labels } from './slots.ts';

/** Czech labels as case systems, vyhlášky and auction pages print them. */
export const cs: Labels = {
  fileMark:
    'spisová značka|spisová značka exekutora|spisová značka exekuce|spisová značka spisu|značka spisu|číslo spisu|č. spisu|spis|spis č.|exekuční spis|exekuční značka|značka exekuce|číslo exekuce|exekuce|exekuce č.|exekuční řízení|exekuční věc|spisová značka úřadu|spisová značka soudního exekutora|ke spisu|číslo exekučního řízení|značka exekutora|interní spisová značka|číslo ex|ex číslo|č. ex|ex č.|exekuční číslo|spis číslo|spis ex|exekuce číslo|exekuce spisová značka|spisová značka řízení|označení spisu|číslo exekučního spisu|sp. zn.|spis. zn.|spis. značka|spisová zn.|spis. zn. exekutora|sp. zn. exekutora|sp. zn. exekuce|čís. spisu|spis zn.|exekuční řízení sp. zn.|exekuce sp. zn.|vedeno pod sp. zn.|pod sp. zn.|ke sp. zn.|sp. zn. ex|sp. zn. spisu|sp. zn. úřadu|sp. zn. eú|spis sp. zn.~naše značka|značka|číslo případu|případ|id spisu|identifikátor spisu|řízení|naše zn.|naše sp. zn.|zn.',
  referenceNumber:
    'číslo jednací|č. j.|jednací číslo|jednací č.|číslo jednací vyhlášky|č. j. vyhlášky|č. j. dražební vyhlášky|číslo jednací dražební vyhlášky|číslo vyhlášky|č. vyhlášky|číslo dražební vyhlášky|vyhláška č. j.|vyhláška č.|dražební vyhláška č. j.|dražební vyhláška č.|č. j. usnesení|číslo jednací usnesení|usnesení č. j.|č. j. písemnosti|číslo jednací písemnosti|číslo dražby|č. dražby|č. j. exekutora|č. j. dokumentu|číslo jednací dokumentu|číslo jednací usnesení o dražbě|č. j. usnesení o dražební vyhlášce|jednací číslo vyhlášky|č. j. usnesení o nařízení dražby|vyhláška číslo jednací|spisová značka a číslo jednací|č. jedn.|čís. jedn.|čís. j.|č. j. draž. vyhlášky|čj. draž. vyhl.|č. j. vyhl.|č. j. dražební vyhl.~vyhláška|dražební vyhláška',
  creditors:
    'oprávněný|oprávněná|oprávnění|oprávněného|oprávněným|oprávněné|strana oprávněná|oprávněná osoba|oprávněná strana|oprávněný účastník|jméno oprávněného|název oprávněného|oprávněný z exekuce|oprávnění z exekuce|navrhovatel exekuce|oprávněný/á|oprávněný/oprávněná|oprávněný/oprávnění|oprávněný/í|oprávněný/é|oprávněný účastník řízení|osoba oprávněná|oprávnění účastníci|oprávněné osoby|oprávněné strany|strany oprávněné~věřitel|věřitelé|navrhovatel|žalobce',
  debtors:
    'povinný|povinná|povinní|povinného|povinným|povinné|povinný účastník|strana povinná|povinná osoba|povinná strana|jméno povinného|název povinného|povinný z exekuce|povinný/á|povinný/povinná|povinný/povinní|povinný/í|povinný/é|povinný účastník řízení|dlužník/povinný|osoba povinná|povinní účastníci|povinné osoby|povinné strany|strany povinné~dlužník|dlužníci|dlužníka|vlastník|žalovaný',
  kindWords:
    'druh dražby|typ dražby|druh předmětu dražby|druh předmětu|typ předmětu|typ předmětu dražby|druh věci|druh majetku|typ majetku|charakter věci|forma dražby|typ aukce|povaha věci|povaha předmětu|předmět dražby druh|druh položky|typ položky|druh dražené věci|druh předmětu prodeje|typ majetku v dražbě|nemovitá/movitá|movitá/nemovitá|režim dražby|způsob dražby|typ dražené věci|kategorie věci (druh)|charakter dražby|druh aukce~druh|typ|forma',
  voluntary: 'dobrovolná|dobrovolná dražba|dražba dobrovolná|dobrovolnost|dražba je dobrovolná',
  category: 'kategorie|zařazení',
  title:
    'název dražby|název předmětu|název předmětu dražby|název položky|název věci|název nemovitosti|název draženého předmětu|označení předmětu dražby|označení předmětu|označení věci|označení nemovitosti|označení dražby|titulek|nadpis|název inzerátu|název nabídky|dražená věc|dražené věci|dražený předmět|předmět prodeje|název aukce|název akce|stručný název|krátký název|označení draženého předmětu|označení dražené věci|označení předmětu prodeje|název draženého majetku|dražený majetek|dražená nemovitost|dražené nemovitosti~název|označení|předmět|věc|draženo|co se draží|předmětem dražby je|nemovitost|nemovité věci|titul',
  description:
    'popis|podrobný popis|bližší popis|detailní popis|slovní popis|charakteristika|text inzerátu|popis stavu|úplný popis|popis a stav|podrobnosti o předmětu|popis a příslušenství|stav a popis~stručný popis|podrobnosti',
  share:
    'podíl|spoluvlastnický podíl|velikost podílu|velikost spoluvlastnického podílu|výše podílu|ideální podíl|vlastnický podíl|dražený podíl|podíl povinného|podíl na nemovitosti|podíl povinné osoby|výše spoluvlastnického podílu|dražený spoluvlastnický podíl|ideální spoluvlastnický podíl|podíl na předmětu|podíl na věci|podíl vlastníka|vlastnictví podíl|id. podíl|spoluvl. podíl|id. spoluvlastnický podíl|spoluvl. podíl povinného',
  appraisedPrice:
    'výsledná cena|určená cena|cena určená|cena výsledná|určená výsledná cena|výsledná cena po zohlednění závad|výsledná cena po započtení závad|cena po zohlednění závad|cena po započtení závad|cena po odečtení závad|cena se zohledněním závad|cena se závadami|výsl. cena~odhadní cena|cena odhadní|odhad|odhadnutá cena|odhad ceny|obvyklá cena|cena obvyklá|znalecká cena|cena dle posudku|cena dle znaleckého posudku|cena podle znaleckého posudku|cena podle posudku|cena stanovená znalcem|zjištěno znalcem|cena určená znalcem|tržní hodnota|tržní cena|zjištěná cena|cena zjištěná|znalecký odhad|výše odhadu|ocenění|hodnota dle posudku|odhadovaná cena|odhadovaná hodnota|hodnota předmětu dražby|cena předmětu dražby|znalecká hodnota|hodnota nemovitosti|hodnota nemovité věci|hodnota věci|cena znalce|cena z posudku|cena ze znaleckého posudku|oceněno na|částka ocenění|výše ocenění|obvyklá hodnota|cena v místě a čase obvyklá|odhadní hodnota|cena odhadem|cena odhadnutá|cena podle odhadu|cena dle odhadu|cena dle znalce|podle znaleckého posudku|dle znaleckého posudku|hodnota předmětu|cena stanovená znaleckým posudkem|odhad znaleckého posudku|rozhodná cena|odh. cena|odh. hodnota|odhad. cena|odhad. hodnota|cena odh.',
  lowestBid:
    'nejnižší podání|výše nejnižšího podání|nejnižšího podání|částka nejnižšího podání|nejnižší dražební podání|podání nejnižší|nejnižší možné podání|nejnižší podání/vyvolávací cena|vyvolávací cena/nejnižší podání|nejn. podání|nejniž. podání|nejnižší pod.~vyvolávací cena|vyvolávačka|vyvolávací částka|nejnižší nabídka|minimální podání|nejnižší cena|počáteční cena|startovací cena|minimální cena|vyvolávací podání|počáteční podání|nejnižší dražební nabídka|np|min. podání|vyvol. cena|min. cena|nejniž. podání',
  minimumIncrement:
    'minimální příhoz|nejnižší příhoz|nejmenší příhoz|výše příhozu|příhoz|minimální výše příhozu|výše minimálního příhozu|výše nejnižšího příhozu|minimální zvýšení|stanovený příhoz|krok příhozu|minimální krok|krok dražby|příhoz nejméně|přihazovat nejméně|přihazuje se po|přihazuje se nejméně po|minimální navýšení|dražební krok|příhoz minimálně|nejnižší možný příhoz|minimální částka příhozu|min. příhoz|příhoz min.|min. výše příhozu|příhozy min.',
  deposit:
    'dražební jistota|jistota|jistoty|dražební jistoty|výše jistoty činí|jistota na dražbu|jistota ve výši|jistota pro dražbu|složená jistota|skládaná jistota|složená jistota ve výši|jistota k dražbě|požadovaná výše jistoty|dražební kauce|draž. jistota~kauce',
  depositAccount:
    'jistotu skládejte na účet|platba jistoty na účet|účet pro jistotu (kauci)|jistota složena na účet|účet úřadu pro jistoty|účet pro skládání jistot|účet jistot|účet pro jistiny dražby~číslo účtu|č. ú.|č. účtu|účet|účet č.|účet číslo|bankovní účet|bankovní spojení|číslo bankovního účtu|na účet|na účet č.|na účet číslo|účet exekutora|účet soudního exekutora|iban|číslo účtu úřadu|platba na účet|č. b. ú.|čís. účtu|č. bank. účtu',
  depositVariableSymbol:
    '|var. symbol jistoty|var. symbol pro jistotu~variabilní symbol|vs|variabilní s.|pod variabilním symbolem|pod vs|platební symbol|var. symbol|var. sym.|var. symb.|variab. symbol|var. s.',
  depositSpecificSymbol:
    '|spec. symbol jistoty~specifický symbol|ss|spec. symbol|spec. sym.|specif. symbol|spec. s.',
  otherPayment:
    'nejvyšší podání|doplatek|doplatek nejvyššího podání|účet pro doplatek|účet pro doplacení|účet pro úhradu nejvyššího podání|účet pro nejvyšší podání|číslo účtu pro doplatek|úhrada dluhu|účet pro úhradu dluhu|vymáhaná částka|vymáhaná pohledávka|pohledávka|náklady exekuce|dluh|odměna exekutora|platby|zůstatek|účet povinného|účet oprávněného|pohledávka s příslušenstvím|výše pohledávky|vymáháno|vymoženo|vymožená částka|zbývá vymoci|zbývá uhradit|jistina|jistina pohledávky|dlužná částka|celkem k vymožení|nezaplaceno|k úhradě',
  startsAt:
    'zahájení dražby|začátek dražby|termín dražby|datum a čas dražby|datum a čas zahájení|čas konání dražby|datum dražby|den dražby|konání dražby|termín zahájení|datum zahájení dražby|začátek elektronické dražby|zahájení elektronické dražby|termín elektronické dražby|dražební jednání|den konání dražby|nařízený termín|dražební rok|nařízeno na|dražba nařízena na|termín nařízené dražby|doba konání|datum a čas začátku|počátek dražby|start dražby|okamžik zahájení dražby|začátek aukce|zahájení aukce|termín aukce|datum a čas aukce|začátek přihazování|zahájení přihazování|den a čas zahájení|datum a hodina zahájení|nařízena na|datum el. dražby|termín el. dražby|zahájení el. dražby|začátek el. dražby|dražba od|dražební jednání nařízeno na~termín|zahájení|začátek|počátek|termín jednání|kdy|konání|start|konáno dne|den konání|začíná',
  endsAt:
    'ukončení dražby|konec dražby|termín ukončení|datum a čas ukončení|datum ukončení dražby|ukončení elektronické dražby|konec elektronické dražby|předpokládané ukončení|předpokládaný konec|datum a čas konce|okamžik ukončení dražby|skončení dražby|konec aukce|ukončení aukce|konec přihazování|ukončení přihazování|konec el. dražby|ukončení el. dražby|nejdřívější ukončení|den a čas ukončení~ukončení|konec|skončení|končí|předpokládané skončení',
  startDate: 'dražba - datum|datum konání elektronické dražby|datum začátku dražby',
  startTime: 'čas od|čas dražby|hodina|v hodin|začátek v|od hodin|od hodiny|hodina zahájení',
  endTime: 'čas do|do hodin|do hodiny|hodina ukončení',
  date: 'datum|dne|den|datum a čas',
  time: 'čas|hod.|v čase',
  from: 'od|datum od|platí od|probíhá od',
  until: 'do|datum do|dražba do|probíhá do',
  amount: 'výše|částka|ve výši',
  venue:
    'místo konání|místo dražby|místo dražebního jednání|místo konání dražebního jednání|adresa konání|dražební místnost|dražební síň|místo a adresa konání|dražba se koná v|koná se v|jednací místnost|kde se dražba koná|místo a čas konání|dražba probíhá na|dražba se koná na|dražba probíhá na portálu~místo|kde|dražební portál|portál|elektronický dražební systém|adresa portálu|web dražby|server|dražební server',
  district: 'okres|název okresu|v okrese|okr.',
  municipality: 'obec|město|obec město|název obce|obec část obce|v obci|město obec',
  cadastralArea:
    'katastrální území|k. ú.|název k. ú.|název katastrálního území|v k. ú.|pro k. ú.|v katastrálním území|pro katastrální území|k. ú. název|nemovitosti v k. ú.|kat. území|katastr. území|kat. úz.|katastrální úz.|kat. ú.|katastr. úz.~katastr|katastr nemovitostí území',
  cadastralAreaCode:
    'kód k. ú.|kód katastrálního území|číslo k. ú.|číslo katastrálního území|k. ú. kód|katastrální území kód|č. k. ú.|kód katastru|číselný kód k. ú.|id k. ú.|kód kat. území',
  titleDeed:
    'list vlastnictví|lv|č. lv|lv č.|číslo lv|číslo listu vlastnictví|list vlastnictví č.|list vlastnictví číslo|na lv|na lv č.|zapsáno na lv|zapsáno na lv č.|na listu vlastnictví č.|č. listu vlastnictví|zápis na lv|zapsáno na listu vlastnictví|lv číslo|zapsáno na lv číslo|list vl.|list vlast.|č. listu vlast.|číslo listu vlast.~číslo listu',
  parcels:
    'parcela|parcely|parcelní číslo|parcelní čísla|p. č.|č. parcely|číslo parcely|čísla parcel|pozemek p. č.|pozemky p. č.|seznam parcel|parcela č.|parcely č.|stavební parcela|p. č. pozemku|parcelní čísla pozemků|parcelní č.|parcely katastru nemovitostí|dotčené parcely|dražené parcely|pozemek parcela č.|p. p. č.|parc. č.|parc. čís.|parc.|par. č.|pozemek parc. č.|pozemky parc. č.|parc. číslo|parc. čísla~pozemky|pozemek',
  addressPointCode:
    'kód adresního místa|ruian|kód adm|kód ruian|adm|kód adresy|kód adresního bodu|adresní místo ruian|ruian kód|ruian adm|ruian kód adm|identifikátor adresního místa|adm kód|kód adm ruian|ruian kód adresního místa|kód adresního místa ruian|id adresního místa|adresní bod ruian|kód ruian adresního místa|ruian adresní místo|ruian id|adresní kód|kód adresy ruian~adresní místo',
  latitude: 'zeměpisná šířka|gps šířka|severní šířka|šířka gps|gps n|zem. šířka~šířka',
  longitude: 'zeměpisná délka|gps délka|východní délka|délka gps|gps e|zem. délka~délka',
  coordinates:
    'gps|souřadnice|gps souřadnice|souřadnice gps|gps poloha|poloha gps|zeměpisné souřadnice|souřadnice wgs84|wgs84',
  addressee:
    'adresát|adresát písemnosti|adresáta|doručovaná osoba|komu doručit|doručováno komu|osoba adresáta|písemnost určena~komu|příjemce',
  noticeType:
    'druh písemnosti|typ písemnosti|druh vyvěšení|typ vyvěšení|druh oznámení|typ oznámení|kód písemnosti|typ doručované písemnosti~písemnost',
  postOn:
    'vyvěsit dne|vyvěsit|datum vyvěšení|vyvěšeno dne|vyvěšeno|den vyvěšení|vyvěsit od|vyvěšení|vyvěšení dne|vyvěsit na úřední desku dne|vyvěsit na úřední desce dne|datum vyvěšení na úřední desce|vyvěsit na desku',
  registryOffice:
    'ohlašovna|ohlašovna povinného|ohlašovna adresáta|název ohlašovny|adresa ohlašovny|sídlo ohlašovny|příslušná ohlašovna',
  registryOfficeCode:
    'kód ohlašovny|adm ohlašovny|ruian ohlašovny|ruian kód ohlašovny|kód ruian ohlašovny|kód adm ohlašovny|kód adresního místa ohlašovny|ohlašovna adm',
  deliveryPlace:
    'místo doručení|místo doručování|místo doručení písemnosti~doručovací adresa|adresa pro doručování|adresa doručení',
  deliveryKind:
    'druh doručení|způsob doručení|typ doručení|druh doručování|způsob doručování|forma doručení|doručeno do',
  parentNotice:
    'navazuje na|navazuje na písemnost|nadřazená písemnost|předchozí písemnost|nadřazené vyvěšení|rodičovský dokument|předcházející písemnost~související písemnost',
  listingType: 'typ nemovitosti|druh nemovitosti|typ objektu|druh objektu',
  listingAction:
    'typ nabídky|druh nabídky|typ inzerce|typ inzerátu|typ transakce|prodej pronájem~nabídka|transakce',
  price:
    'kupní cena|prodejní cena|požadovaná cena|nabídková cena|cena nemovitosti|cena celkem|inzerovaná cena|celková cena~cena',
  currency: 'měna|měna ceny',
  floorArea:
    'podlahová plocha|užitná plocha|výměra bytu|obytná plocha|celková podlahová plocha|podlahová plocha bytu|plocha bytu|celková plocha bytu|plocha podlahová|užitná plocha bytu|podl. plocha|podlah. plocha~plocha',
  zipCode: 'psč|poštovní směrovací číslo',
  address:
    'adresa nemovitosti|adresa předmětu dražby|adresa předmětu|adresa bytu|adresa věci|adresa domu|umístění nemovitosti|poloha nemovitosti|adresa draženého objektu|adresa předmětu prodeje|adresa dražené nemovitosti|adresa nemovité věci|místo nemovitosti|kde se nachází|adresa stavby~adresa|umístění|lokalita|ulice a číslo|ulice a č. p.|ulice č. p.|ulice číslo|poloha',
  street: 'ulice|název ulice',
  houseNumber:
    'č. p.|číslo popisné|č. popisné|č. p. / č. o.|číslo domu|č. domu|č. o.|číslo orientační|číslo popisné / orientační|č. or.',
  rooms: 'počet pokojů|pokoje|počet místností|pokojů|počet obytných místností',
  lots: 'dražené položky|seznam položek',
  lotNumber: 'položka|číslo položky|pořadí|pořadové číslo|por.|lot|č.|položka č.|soubor|poř. č.',
  personName:
    'jméno a příjmení|jméno, příjmení|příjmení a jméno|příjmení, jméno|jméno / název|název / jméno|obchodní firma|název firmy|název společnosti|firma|obchodní název|jméno osoby|jméno nebo název|jméno příjmení / název|účastník|osoba|celé jméno|subjekt|jméno či název|jméno a příjmení / název|název/jméno a příjmení|jméno subjektu|název subjektu|jméno účastníka|název účastníka|příjmení jméno / název|jméno firma|účastník řízení',
  firstName: 'jméno|křestní jméno',
  lastName: 'příjmení',
  birthDate:
    'datum narození|narozen|narozena|narození|narozen dne|dat. nar.|dat. narození|nar.|d. nar.|datum nar.|datum narození adresáta|nar. adresáta',
  companyId:
    'ičo|ič|ičo firmy|identifikační číslo|identifikační č.|ič osoby|identifikační číslo osoby|datum narození / ičo|ičo / datum narození|rč / ičo|narozen / ičo|rodné číslo / ičo|rč/ič|datum narození / ič|ičo / rč|identifikátor osoby|ident. číslo|nar. / ičo|ičo / nar.|ičo / dat. nar.|dat. nar. / ičo|nar. / ič|ič / nar.|dat. nar. / ič|datum nar. / ičo',
  personAddress:
    'bydliště|trvalé bydliště|trvalý pobyt|bytem|sídlo|adresa bydliště|adresa trvalého pobytu|adresa sídla|se sídlem|místo pobytu|adresa / sídlo|bydliště / sídlo|sídlo / bydliště|adresa osoby|adresa adresáta|místo podnikání|trvale bytem|adresa trvalého bydliště|pobyt|adresa bydliště/sídla|adresa účastníka|trvalá adresa|adresa trvalého bydliště / sídlo',
  personRole:
    'role|postavení|typ účastníka|druh účastníka|procesní postavení|role v řízení|postavení v řízení|vztah|typ osoby|role účastníka|strana|procesní role',
  otherPerson:
    'právní zástupce|zástupce oprávněného|zástupce povinného|zástupce|právní zastoupení|právní zástupce oprávněného|právní zástupce povinného|zmocněnec|manžel povinného|manželka povinného|manžel povinné|manžel|manželka|opatrovník|exekutor|soudní exekutor|vyřizuje|zpracovatel|zpracoval|znalec|soudce|referent|exekutorský úřad|pověřený exekutor|soud|exekuční soud|kontaktní osoba|přihlášený věřitel|přihlášení věřitelé|zástavní věřitel|nájemce|spoluvlastník|plátce mzdy|dlužník povinného|vydražitel',
  documentName:
    'dokument|dokumenty|příloha|přílohy|soubor ke stažení|název souboru|název dokumentu|název písemnosti|název přílohy',
};
