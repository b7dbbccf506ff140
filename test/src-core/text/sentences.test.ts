import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../../src-core/text/sentences.ts';

const SEED = 20261122;

function split(text: string, language: string): string[] {
  return sentences(text, language).map(({ start, end }) => text.slice(start, end));
}

describe('sentences', () => {
  it.each([
    [
      'de',
      'Am 3. Oktober sprach sie. Danach war es still.',
      ['Am 3. Oktober sprach sie.', 'Danach war es still.'],
    ],
    [
      'de',
      'Dr. Meier hält z. B. nichts davon. Sein Institut rechnet anders.',
      ['Dr. Meier hält z. B. nichts davon.', 'Sein Institut rechnet anders.'],
    ],
    [
      'de',
      'Im 19. Jahrhundert, d. h. vor der Reform, galt § 3 Abs. 2 noch. Es blieb dabei.',
      ['Im 19. Jahrhundert, d. h. vor der Reform, galt § 3 Abs. 2 noch.', 'Es blieb dabei.'],
    ],
    ['de', '„Halt!“ rief er. „Wer da?“ Niemand kam.', ['„Halt!“ rief er.', '„Wer da?“', 'Niemand kam.']],
    ['de', 'Das war 2024. Danach kam nichts.', ['Das war 2024.', 'Danach kam nichts.']],
    ['de', 'Er kam auf Platz 3. Dann ging er.', ['Er kam auf Platz 3.', 'Dann ging er.']],
    ['de', 'Ludwig XIV. regierte lange. Er starb 1715.', ['Ludwig XIV. regierte lange.', 'Er starb 1715.']],
    ['de', 'Bücher, Briefe usw. lagen da. Mehr nicht.', ['Bücher, Briefe usw. lagen da.', 'Mehr nicht.']],
    [
      'en',
      'Mr. Smith met J. R. Jones in the U.S. The talks failed.',
      ['Mr. Smith met J. R. Jones in the U.S.', 'The talks failed.'],
    ],
    [
      'en',
      'It rose by 14.5 per cent, i.e. a lot. Why? Nobody knows…',
      ['It rose by 14.5 per cent, i.e. a lot.', 'Why?', 'Nobody knows…'],
    ],
    ['en', 'They arrived on May 3. Nobody came.', ['They arrived on May 3.', 'Nobody came.']],
    ['fr', 'M. Dupont est parti. Il reviendra.', ['M. Dupont est parti.', 'Il reviendra.']],
    ['zh', '他来了。我走了！', ['他来了。', '我走了！']],
    ['de', 'Erste Zeile ohne Punkt\nZweite Zeile', ['Erste Zeile ohne Punkt', 'Zweite Zeile']],
    ['de', '', []],
  ])('%s: splits %j where a reader would', (language, text, expected) => {
    expect(split(text, language)).toEqual(expected);
  });

  it.each([
    ['en', 'Dr the Rt. Hon. Smith spoke. He left.', ['Dr the Rt. Hon. Smith spoke.', 'He left.']],
    ['en', 'They met Dr the Rt. Revd. Jones. He left.', ['They met Dr the Rt. Revd. Jones.', 'He left.']],
    ['de', 'Das sagte Dr. Müller. Er ging.', ['Das sagte Dr. Müller.', 'Er ging.']],
    ['de', 'Prof. Dr. med. Müller sprach. Er ging.', ['Prof. Dr. med. Müller sprach.', 'Er ging.']],
    [
      'de',
      'Dr. rer. nat. Müller, Dipl.-Ing. Schmidt und Mag. phil. Huber kamen. Er ging.',
      ['Dr. rer. nat. Müller, Dipl.-Ing. Schmidt und Mag. phil. Huber kamen.', 'Er ging.'],
    ],
    ['de', 'Sie wohnt in St. Gallen. Er nicht.', ['Sie wohnt in St. Gallen.', 'Er nicht.']],
    [
      'de',
      'Viele, z. B. Frau Meier, kamen. Andere nicht.',
      ['Viele, z. B. Frau Meier, kamen.', 'Andere nicht.'],
    ],
    [
      'de',
      'Viele, z.B. Frau Meier, kamen. Andere nicht.',
      ['Viele, z.B. Frau Meier, kamen.', 'Andere nicht.'],
    ],
    [
      'de',
      'Viele, u. a. Die Grünen, kamen. Andere nicht.',
      ['Viele, u. a. Die Grünen, kamen.', 'Andere nicht.'],
    ],
    ['de', 'Der 1. FC Köln verlor. Er stieg ab.', ['Der 1. FC Köln verlor.', 'Er stieg ab.']],
    [
      'de',
      'Das Treffen am 3. Okt. 2024 war kurz. Es gab nichts.',
      ['Das Treffen am 3. Okt. 2024 war kurz.', 'Es gab nichts.'],
    ],
    [
      'de',
      'Gem. Art. 5 Abs. 2 S. 1 GG gilt das. Es bleibt.',
      ['Gem. Art. 5 Abs. 2 S. 1 GG gilt das.', 'Es bleibt.'],
    ],
    [
      'de',
      'Laut Hrn. Müller und Fr. Schulz war es gut. Sie kamen.',
      ['Laut Hrn. Müller und Fr. Schulz war es gut.', 'Sie kamen.'],
    ],
    ['de', 'Die Fa. Siemens baut das. Sie wächst.', ['Die Fa. Siemens baut das.', 'Sie wächst.']],
    [
      'de',
      'Er lebte von 44 v. Chr. Bis heute ist das klar.',
      ['Er lebte von 44 v. Chr. Bis heute ist das klar.'],
    ],
    ['de', 'Cäsar starb 44 v. Chr. in Rom. Er war alt.', ['Cäsar starb 44 v. Chr. in Rom.', 'Er war alt.']],
    [
      'de',
      'Das Werk (hg. v. Max Müller) erschien. Es war dick.',
      ['Das Werk (hg. v. Max Müller) erschien.', 'Es war dick.'],
    ],
    [
      'de',
      'Siehe Kap. 3, Abb. 4 und Tab. 5 sowie Bd. II. Danach mehr.',
      ['Siehe Kap. 3, Abb. 4 und Tab. 5 sowie Bd. II.', 'Danach mehr.'],
    ],
    [
      'de',
      'Der Reg.-Bez. Köln ist groß. Er liegt im Westen.',
      ['Der Reg.-Bez. Köln ist groß.', 'Er liegt im Westen.'],
    ],
    [
      'de',
      'Frankfurt a. M. Hauptbahnhof. Alle aussteigen.',
      ['Frankfurt a. M. Hauptbahnhof.', 'Alle aussteigen.'],
    ],
    [
      'de',
      'Er wohnt in Frankfurt a. M. Sie wohnt in Köln.',
      ['Er wohnt in Frankfurt a. M. Sie wohnt in Köln.'],
    ],
    ['de', 'Sie zahlte ca. 3 Mio. Euro. Das war viel.', ['Sie zahlte ca. 3 Mio. Euro.', 'Das war viel.']],
    ['de', 'Die Bauer GmbH & Co. KG zahlte. Sie wuchs.', ['Die Bauer GmbH & Co. KG zahlte.', 'Sie wuchs.']],
    [
      'de',
      'Das sagte Gen. Müller bzw. Oberst a. D. Schmidt. Er ging.',
      ['Das sagte Gen. Müller bzw. Oberst a. D. Schmidt.', 'Er ging.'],
    ],
    [
      'de',
      'Man nennt das i. d. R. Einkommen. Es steigt.',
      ['Man nennt das i. d. R. Einkommen.', 'Es steigt.'],
    ],
    [
      'de',
      'Es geht um sog. Kettenbriefe, d. h. Briefe, die wandern. So ist es.',
      ['Es geht um sog. Kettenbriefe, d. h. Briefe, die wandern.', 'So ist es.'],
    ],
    [
      'de',
      'Die Hl. Maria und der hl. Josef. Sie reisten.',
      ['Die Hl. Maria und der hl. Josef.', 'Sie reisten.'],
    ],
    [
      'de',
      'Er kam am Mo. Sie kam am Di. Alle waren da.',
      ['Er kam am Mo.', 'Sie kam am Di.', 'Alle waren da.'],
    ],
    [
      'de',
      'Die Soldaten kamen aus Nordkorea. Müller schwieg.',
      ['Die Soldaten kamen aus Nordkorea.', 'Müller schwieg.'],
    ],
    ['de', 'Er fuhr nach Bad. Müller blieb.', ['Er fuhr nach Bad.', 'Müller blieb.']],
    ['de', 'Er nahm 5 kg. Müller nahm 3.', ['Er nahm 5 kg.', 'Müller nahm 3.']],
    ['de', 'Das Min. Müller. Ende.', ['Das Min. Müller.', 'Ende.']],
    ['de', 'Karl d. Gr. Regierte er gut?', ['Karl d. Gr. Regierte er gut?']],
    [
      'de',
      'Karl d. Große, geb. 747, gest. 814. Er war Kaiser.',
      ['Karl d. Große, geb. 747, gest. 814.', 'Er war Kaiser.'],
    ],
    [
      'de',
      'Der Rhein (dt. Fluss, engl. Rhine, frz. Rhin) fließt. Er ist lang.',
      ['Der Rhein (dt. Fluss, engl. Rhine, frz. Rhin) fließt.', 'Er ist lang.'],
    ],
    [
      'de',
      'Sie arbeitet als wiss. Mitarbeiterin, er als stellv. Leiter, sie als ehem. Ministerin. So ist es.',
      [
        'Sie arbeitet als wiss. Mitarbeiterin, er als stellv. Leiter, sie als ehem. Ministerin.',
        'So ist es.',
      ],
    ],
    [
      'de',
      'Laut o. g. Bericht und s. u. Tabelle, m. E. Unsinn. Es bleibt.',
      ['Laut o. g. Bericht und s. u. Tabelle, m. E. Unsinn.', 'Es bleibt.'],
    ],
    [
      'en',
      'Gov. Smith and Sen. Jones met Lt. Col. Brown at St. Paul’s. They left.',
      ['Gov. Smith and Sen. Jones met Lt. Col. Brown at St. Paul’s.', 'They left.'],
    ],
    ['en', 'He lives on Main St. He likes it.', ['He lives on Main St.', 'He likes it.']],
    ['en', 'Apple Inc. Chief Tim Cook spoke. He left.', ['Apple Inc. Chief Tim Cook spoke.', 'He left.']],
    [
      'en',
      'Washington, D.C. Mayor Muriel Bowser spoke. She left.',
      ['Washington, D.C. Mayor Muriel Bowser spoke.', 'She left.'],
    ],
    ['en', 'He has a Ph.D. He teaches.', ['He has a Ph.D.', 'He teaches.']],
    [
      'en',
      'John F. Kennedy Jr. Airport opened. It is big.',
      ['John F. Kennedy Jr. Airport opened.', 'It is big.'],
    ],
    ['en', 'It was plan B. The rest is history.', ['It was plan B.', 'The rest is history.']],
    ['en', 'She got an A. Then she left.', ['She got an A.', 'Then she left.']],
    ['en', 'It opens at 5 p.m. Monday. Come early.', ['It opens at 5 p.m. Monday.', 'Come early.']],
    [
      'en',
      'See Fig. 3, Sec. 4, Ch. 5 and Eq. 6. They agree.',
      ['See Fig. 3, Sec. 4, Ch. 5 and Eq. 6.', 'They agree.'],
    ],
    [
      'en',
      'Messrs. Smith and Brown, Esq. Jones, and Supt. Lee met Det. Insp. Doe. They left.',
      ['Messrs. Smith and Brown, Esq. Jones, and Supt. Lee met Det. Insp. Doe.', 'They left.'],
    ],
    ['en', 'He came from Oct. 3 to Dec. 4. It rained.', ['He came from Oct. 3 to Dec. 4.', 'It rained.']],
    [
      'en',
      'Ms. Lee of 5th Ave. Books sold it, i.e. Smith lost. The end.',
      ['Ms. Lee of 5th Ave. Books sold it, i.e. Smith lost.', 'The end.'],
    ],
    [
      'en',
      'The Hon. Lord Smith and Sir A. B. Jones QC sat. They ruled.',
      ['The Hon. Lord Smith and Sir A. B. Jones QC sat.', 'They ruled.'],
    ],
    ['en', 'I said no. Smith agreed.', ['I said no.', 'Smith agreed.']],
    ['en', 'The answer is no. The end.', ['The answer is no.', 'The end.']],
    [
      'en',
      'It cost 3.5 mill. Dollars vs. Euros. Fine.',
      ['It cost 3.5 mill.', 'Dollars vs. Euros.', 'Fine.'],
    ],
    [
      'en',
      'Smith et al. Report that. Jones et al. (2020) disagree. Fine.',
      ['Smith et al. Report that.', 'Jones et al. (2020) disagree.', 'Fine.'],
    ],
    ['en', 'The U.S. Army left the U.S. It was late.', ['The U.S. Army left the U.S.', 'It was late.']],
    [
      'en',
      'In the U.N. General Assembly, Brig. Gen. Ray spoke. He left.',
      ['In the U.N. General Assembly, Brig. Gen. Ray spoke.', 'He left.'],
    ],
    ['en', 'Rt Hon. Boris spoke. Fine.', ['Rt Hon. Boris spoke.', 'Fine.']],
    [
      'de',
      'Er wurde 8. Müller wurde 9. Danach war Schluss.',
      ['Er wurde 8. Müller wurde 9.', 'Danach war Schluss.'],
    ],
    [
      'und',
      'Dr. Müller met the Rt. Hon. Jones. Er ging.',
      ['Dr. Müller met the Rt. Hon. Jones.', 'Er ging.'],
    ],
    [
      'de',
      'Es ist eine neue Art. Müller kennt sie. Das war Max. Alle lachten.',
      ['Es ist eine neue Art.', 'Müller kennt sie.', 'Das war Max.', 'Alle lachten.'],
    ],
    [
      'de',
      'Es ist das, was ich mag. Müller mag es nicht.',
      ['Es ist das, was ich mag.', 'Müller mag es nicht.'],
    ],
    ['en', 'It starts at 5 p.m. EST. Viewers waited.', ['It starts at 5 p.m. EST.', 'Viewers waited.']],
    ['de', 'Das sagte die SPD. Müller schwieg.', ['Das sagte die SPD.', 'Müller schwieg.']],
    [
      'en',
      'Nobody said no. Smith agreed with No. 10 on this.',
      ['Nobody said no.', 'Smith agreed with No. 10 on this.'],
    ],
  ])('%s: abbreviations before a capital do not end %j', (language, text, expected) => {
    expect(split(text, language)).toEqual(expected);
  });

  it(`puts every character that is no white space into exactly one sentence, in order (seed ${String(SEED)})`, () => {
    const piece = fc.constantFrom(
      'Wort',
      'z. B.',
      'Dr.',
      '3.',
      'Der',
      '!',
      '…',
      '“',
      '„',
      ' ',
      '\n',
      '。',
      'ä',
      '😀',
      '.',
      '(',
      ')',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom('de', 'en', 'fr', 'und'),
        (pieces, language) => {
          const text = pieces.join('');
          const found = sentences(text, language);
          let at = 0;
          for (const { start, end } of found) {
            expect(text.slice(at, start).trim()).toBe('');
            expect(start).toBeLessThan(end);
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
            at = end;
          }
          expect(text.slice(at).trim()).toBe('');
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
  });
});
