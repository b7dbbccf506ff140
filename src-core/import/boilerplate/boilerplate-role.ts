import type { BoilerplateRole } from '../../model/document.ts';
import { BOILERPLATE_PHRASES } from './phrases.ts';

/** Longer lines are prose, whatever words they begin with. */
const LONGEST_PHRASE = 420;
const LONGEST_CREDIT = 160;
const END_PUNCTUATION = /[\s.:;,!?…>»›→*|\-–—]+$/u;
const START_PUNCTUATION = /^[\s<«‹←*|▶►•\-–—[(]+/u;

/** "Foto: …", "Photo by …", "© …", "Bild: dpa": the line names who took a picture. */
const CREDIT_LABEL =
  /^(?:\(?(?:©|\(c\)|copyright(?!\p{L})|credits?:|image credits?:?|(?:archiv-?|symbol-?|file ?|stock )?(?:fotos?|photos?|photograph(?:y|er)?|bild(?:er|quelle|nachweis|rechte|material)?|image|picture|illustration|grafik|graphic|video|quelle|source|crédits?(?: photo)?|fotografía|fotografie|foto's|imagen|immagine|zdjęcie|фото|снимок)(?: ?(?:credits?|source|by|courtesy(?: of)?|via|von|vom|quelle|par|de|di))?\s*[:©|/]|(?:photo(?:graph)?s?|picture|image|illustration|video) (?:by|courtesy(?: of)?|credit|via|from) ))/iu;
/** Agencies at the end of a short line without a sentence: "afp via getty images / SAUL LOEB". */
const CREDIT_AGENCY =
  /(?:getty images|shutterstock|istock(?:photo)?|adobe stock|picture alliance|imago(?: images)?|dpa(?:\/.{1,40})?|reuters(?:\/.{1,40})?|afp(?:\/.{1,40})?|ap photo(?:\/.{1,40})?|epa(?:-efe)?|keystone|unsplash|pixabay|flickr)[)\].]*$/iu;
/** A label that stands for a photo's maker only in front of a name, not of a sentence. */
const SENTENCE = /\p{Ll}{2}[.!?]\s+\p{Lu}/u;

/** Why a line or block is taken for boilerplate, judged by its words alone; null = it is content. */
export function boilerplateRole(text: string): BoilerplateRole | null {
  if (text.length > LONGEST_PHRASE) return null;
  const bare = text.replace(END_PUNCTUATION, '').replace(START_PUNCTUATION, '');
  if (bare === '') return null;
  for (const phrase of BOILERPLATE_PHRASES) if (phrase.pattern.test(bare)) return phrase.role;
  return isCredit(text) ? 'credit' : null;
}

/** Whether a line only names the maker of a picture. */
export function isCredit(text: string): boolean {
  if (text.length > LONGEST_CREDIT || SENTENCE.test(text)) return false;
  if (CREDIT_LABEL.test(text)) return true;
  return text.length <= 80 && CREDIT_AGENCY.test(text) && !/\p{Ll}{3}\s\p{Ll}{2,}\s\p{Ll}{2}/u.test(text);
}

/** "… under siege (Image: GETTY)", "… in 2014. (Foto: dpa)": a sentence with a picture's credit at its end is its caption. */
const CREDIT_AT_END =
  /(?:[([](?:[^()[\]]{0,40}[ /])?(?:image|photos?|picture|pic|fotos?|bild(?:er)?|archivfoto|symbolbild|grafik|illustration|credits?|quelle|source|crédit|©)[^()[\]]{0,80}[)\]]|(?:photo|image|foto|bild|credit|crédit photo|fotografía)s?\s?: ?[^.:]{2,60}|[([][^()[\]]{0,60}(?:getty(?: images)?|shutterstock|istock(?:photo)?(?:\.com)?|reuters|afp|dpa|\/ap|unsplash|pixabay|picture alliance|imago|epa|keystone)[)\]])\.?$/iu;

/** Whether a short text ends in the credit of a picture. */
export function endsInCredit(text: string): boolean {
  return CREDIT_AT_END.test(text.slice(-160));
}
