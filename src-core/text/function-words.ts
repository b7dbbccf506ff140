/** What tells a language that eld does not know, and takes for another one. */
export interface LanguageSigns {
  /** Its most frequent words, in lower case. */
  readonly words: string;
  /** Letters of which one makes a word count like a listed one. */
  readonly letters?: RegExp;
  /** Beginnings and endings that are frequent in it; such a word counts half. */
  readonly shapes?: RegExp;
  /**
   * The languages that eld takes it for with confidence: close relatives, of whose words none is listed. Any other text
   * in a language without relatives looks foreign to eld, whatever it takes it for.
   */
  readonly relatives?: readonly string[];
  /** Part of a text's words that tells it from its relatives, where their texts have fewer of its words than is usual. */
  readonly leastPart?: number;
}

/** By ISO 639-1. */
export const FUNCTION_WORDS: Readonly<Record<string, LanguageSigns>> = {
  af: {
    words:
      "’n 'n deur sy hulle hierdie ek jy nie baie hom hê gemaak behoort almal slegs sê soos sal maak bly eie asook kry julle kinders mense tyd vir oor nuwe goeie vriende egter ná gesê wie vandag gister môre sodat skryf sien dink dalk sewe nege vyf",
    letters: /ê/u,
    shapes: /^(?:ge|be|ver|on)?sk|[bdfghklmnprstvw]y[dfgklmnpst]/u,
    relatives: ['nl'],
    leastPart: 0.05,
  },
  cy: {
    words:
      "yn mae ac yr y a i o mewn wedi neu roedd yw fod o'r ond arall ym mae'n i'r oedd hyn pan yng hefyd rhwng rhai yw'r mae'r a'r sy'n trwy rhan ogystal iddo erbyn eraill pob rhaid hynny wrth cael gyda hyd mwyaf hi'n cynnwys bu'n daeth nid gellir bod waith gwaith unrhyw sydd gydag felly fe'i oes gan ar eu ei dros gyfer nad mai oherwydd ni chi hwn nhw am at un hi fel i'w ddim yna",
    letters: /[ŵŷ]/u,
  },
  eo: {
    words:
      'kaj la de en estas estis pli kiel tiu mi kiuj oni tio havas jam kiam tiuj sian ankaŭ tiel unu ĝis aliaj povas tial poste neniu siaj kiu tiun mia ekzemple eble ktp diversaj foje iuj tion kies ĉiu ĉiuj ĝi ĉi ŝi li ili ni al por per sed se kun el tre nur ol pri post dum ambaŭ ĉar ĉe malgraŭ devas volas homoj jaroj granda ne sub je mem aŭ sen tie tiam iu ĉio vi',
    letters: /[ĉĝĥĵŭ]/u,
    shapes: /[oa]jn?$/u,
  },
  ga: {
    words:
      'agus ag mar sin nó atá ach bhí leis ann féin ea amach faoi raibh chuid cuid tá chur aige iad siad nuair áit gach gur gá ón dtí sna mhó roimhe ina lena léi sé sí is na an ar le chun níos níl nach bhfuil bheith dá seo seachas idir thar trí mé tú muid ní má cad conas mór bhain bliain chuaigh tháinig rinne a i go do de den don as eile sa san ba aon dhá dul déanamh',
    shapes: /^(?:bh?f|mb|gc|nd|ng|dt|bp|ts)\p{L}{3}/u,
  },
  id: {
    words:
      'karena bahwa bisa sedangkan uang kantor perusahaan pemerintah tanggal yakni justru cuma banget nggak kabupaten kecamatan provinsi sementara apakah penelitian mobil pajak berbeda mempunyai gubernur polisi presiden upaya warga agustus juli juni maret desember inggris jerman prancis jepang rusia serikat rupiah sepeda listrik kuliah mahasiswa sekitar abad para tahun',
    relatives: ['ms'],
  },
  kk: {
    words:
      'және бұл болып бойынша жылы үшін деген алып деп оның болды болатын қарай көп екі кезде басқа немесе береді байланысты дейін ең өз арқылы олар барлық туралы аса бірақ тек енді мемлекеттік тиіс',
    letters: /[әғқңұ]/u,
    relatives: ['ru', 'be', 'uk', 'bg', 'sr'],
  },
  la: {
    words:
      'et in est ad cum quae quod haec erat esse quam vel etiam potest tempore nomen fuit omnibus sive urbs erant hac omnis atque aliis omnia natus obiit circum eius huius nomine nostrae terrae ubi habebat saeculo fecit hodie necnon autem tibi quoque suos quia semper habuit ecclesiae dominus sunt ut ex ab non sed qui qua aut nec neque enim ita tamen inter sub post ante apud propter per hoc hic ille illa ipse eo eum ei se sibi suae deus rex rei res dei anno ac si nam ergo igitur quidem iam tunc inde unde sic nunc tu te me mihi nos vos quid quis quem quibus quorum cuius ea id de a pro sine ne dum quo annus regis eorum ibi',
    shapes: /(?:orum|arum|ibus|tionem|tatis|antur|untur|entur|itur|atur|issimus)$/u,
  },
  lg: {
    words:
      'mu buli era nti alina ate kyokka kuba okukola abaana nnyo naddala omu omuntu tewali gwe okubeera gye eno abamu abaali bulungi oluvannyuma bwa baabwe singa yenna okufuna omusajja lino kuliko basobola waliwo kye ennyo zino naye ekika wamu bye omulimu ekyo kubanga okuva okutuusa okusinziira okuba olina kya abantu bwe ku ng ne nga na ya wa ye ba ebya ekya okw',
    shapes: /^(?:oku|okw|eby|eki|obu|omu|aba|ama)\p{L}{3}/u,
  },
  mi: {
    words:
      'te ngā o i he nei kia hei hoki kua whai ā roto tēnei nui tangata kore katoa rātou mō iwi anō nā rua reira tētahi tōna nō tō mātou ō mua tērā pā rāua ētahi tāna kē mā ana ki ka ko nga tana ahau koe tenei katahi mea kei ake atu mai me e a ia ai rawa tonu ano whakaaro wahi tau hoa no',
  },
  mk: {
    words:
      'во со ќе бидејќи кој додека биле бил кои тоа дека сите еден неговите неговиот овие исто кон неговата каде повеќе своето многу текот меѓу сепак првата имал помеѓу ова овој оваа уште ги сум сме бев ниту била било овде тие таа нивните овиe заради поради откако ние вие',
    letters: /[ѓќѕ]/u,
    shapes: /(?:иот|јата|ците|ните|ната|ното)$/u,
    relatives: ['sr', 'bg'],
  },
  mn: {
    words:
      'нь байна юм энэ олон улс гэж байгаа байсан байх их мөн болсон байдаг өмнө хоёр гэсэн болон ёстой буюу шиг явдал уу тэгээд тэр болох буй улам түүний тэд хамгийн дээ зарим дараа гэхдээ гэдэг хийж тухай ийн бүр хүн хүний дээр гэх монгол',
    letters: /[өү]/u,
    shapes: /(?:ийн|ууд|ууг|аас|ээс|оос|тай|той|тэй)$/u,
    relatives: ['ru', 'be', 'uk', 'bg', 'sr'],
  },
  om: {
    words:
      "akka yoo ta'u hin irra kunis dha qaba tokko keessatti akkasumas yeroo itti ta'e bara immoo immo qabu kuni ta'a irratti tti afaan keessaa jedhamu isaa malee wajjin waan keessa walitti ofii bakka adda jalatti bayye biraa danda'a biyya maqaa jedhame lafa warra osoo ykn kan fi isaan gara ni yookaan kana",
    shapes: /(?:aa|ee|oo|uu|ii)\p{L}*(?:aa|ee|oo|uu|ii)|(?:itti|rraa|rratti|oota|amuu|achuu)$/u,
  },
  sn: {
    words:
      'kuti asi kana iyi uye sezvo chete uyu ava anoti kubva saka nekuti mushure vana vari kwete anonzi nguva nyika kuita dzake pakati achiti akadaro ichi vake pamba zvakadaro zvikuru pamwe vavo izvo kuwana izvi zvinhu akanga nekuda avo pasina vanoti kunyika zvake kwake ndivo vanhu munhu zvino rake chinhu ne mu ku na ndi wake ari iye isu',
    shapes: /^(?:zv|dz|mh|nh|sv|chi|vak|vai|vano|aka|ano|ndak|kuv)\p{L}{2}|zv/u,
  },
  so: {
    words:
      'oo iyo ah ee waa uu wuxuu waxaa mid loo ugu waxay kale waxa dadka dalka kala yahay tahay wax laga ayaa ahaan aad badan guud yihiin waxaana ahaa marka sidoo leeyihiin uga waana jira ilaa dadku sidii qofka karo gaar looga ahayd ayuu inay inuu ayay soo kaas ka ku u si in la iyaga isaga',
    shapes: /(?:aa|uu|ee|oo|ii|dh|x)\p{L}*(?:aa|uu|ee|oo|ii|dh|x)/u,
  },
  st: {
    words:
      'tsa tse tla hore kapa eo etsa empa yona jwalo bakeng fumana bophelo dijo feela haholo tsohle hape ngata tlameha bohlokwa rona bohle hae haeba moo sebetsa nngwe pakeng kgolo sebedisa mokgwa hobane ntho dintho bana mme batho hodima ha ho ka ya le o e ke ba a di se ne sa na wa re ena tsena hona kgona',
    shapes: /^(?:tlh|hlo|tsh|kgo|hla)/u,
  },
  sw: {
    words:
      'ya wa kwa katika cha kuwa kama hii yake hivyo pia baada kwamba kutoka ambayo mmoja ilikuwa hadi zaidi vya pamoja jina miaka bora yao kila watu ndani nyingi kwanza kwenye huo kutoa ambao kutokana ambazo zao basi kabisa hakuna hasa sehemu lakini alikuwa hapa nchini kabla wengi hili mashariki sasa hao huyo hata yeye mwaka nchi za ni na wake la',
  },
  ti: {
    words:
      'ኣብ ካብ ምስ ሓደ ናይ እቲ ኢዩ ከኣ እዚ ወይ ከም ናብ ነቲ ክልተ ድማ ብዙሕ ግዜ ብዛዕባ እቶም ኸኣ ኢዮም እዩ ነዚ ክሳብ ዓይነት ይኹን ዓቢ ኣብዚ ኣሎ ቅድመ ሕጂ ክሳዕ ዘሎ እታ ጽቡቕ እንተ ምሉእ መንጎ ኣዝዩ በቲ ኾይኑ እዛ ዝኾነ',
    letters: /[ኣኸኹኺኻኼኽኾቐቑቒቓቔቕቖ]/u,
    relatives: ['am'],
  },
  tn: {
    words:
      'gore fa nna bone gagwe jalo jwa jaaka fela ntse bangwe botshelo mongwe tlaa yone jaanong tshwanetse gape tsotlhe botoka botlhokwa banana dikgang dingwaga ngwaga tsone motse gantsi rre dilo tlile gone tsweletse mme ga go mo re ke kwa wa tiro ba a e o le ka ya di tsa tse se bo batho na',
    shapes: /tlh|tsh|^(?:kga|dik|mok)/u,
  },
  ts: {
    words:
      'ku ta eka va swa ri swi leyi xa yo leswi bya leswaku vanhu laha lava ndzi vona loko eku nkarhi leri lowu loyi misava emahlweni xi tiko tanihi naswona hinkwavo kona endla wona swona swo lebyi sweswi byi loku lexi tirhisa hansi henhla vula hi na ka ya wa u a i',
    shapes: /^(?:xi|swi|sw|vu|ti|mi)\p{L}{4}|hl|dz|rh|nkh/u,
  },
  xh: {
    words:
      'ukuba okanye apho akukho kwaye phakathi oku kunye yonke ngendlela ukuya ingakumbi kokuba onke njengoko ngoko ngexesha xa kuba nto ezi kuthi kufuneka ixesha umntu bathi aba bantu kwakunye kule lisebe uthi abo zabo kakhulu kodwa abantu le ukuze yaye nje okwe bonke wakhe imali',
    shapes:
      /^(?:nge|ngo|uku|oku|kwi|ama|aba|isi|izi|imi|umn|nga|kwe|kwa|lo|bak|yok|zok)\p{L}{4}|nts|ntw|(?:eni|ini)$/u,
  },
  zu: {
    words:
      'futhi ukuthi noma kanye kufanele lapho ngoba khona ukuze lokhu phansi lokho yabo njengoba uthe bese eminyakeni kepha kanti ngayo abanye zonke yakhe uthi leyo lo le kuleli kule nje isikhathi umuntu abantu kusukela emuva nokuthi ngesikhathi uma kodwa kakhulu ukuba okuthi wakhe',
    shapes:
      /^(?:nge|ngo|uku|oku|ama|aba|isi|izi|imi|umu|nga|kwe|kwa|em|es|ez|ok|lok|nok|ngok)\p{L}{4}|(?:eni|ini|isi)$/u,
  },
};
