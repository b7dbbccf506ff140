/** Journals that astronomers name by the macros of the AAS (aastex), which bibliographies from ADS use. */
const JOURNALS: Readonly<Record<string, string>> = {
  aap: 'Astronomy & Astrophysics',
  aapr: 'Astronomy & Astrophysics Review',
  aaps: 'Astronomy & Astrophysics Supplement Series',
  aj: 'The Astronomical Journal',
  apj: 'The Astrophysical Journal',
  apjl: 'The Astrophysical Journal Letters',
  apjs: 'The Astrophysical Journal Supplement Series',
  apss: 'Astrophysics and Space Science',
  araa: 'Annual Review of Astronomy and Astrophysics',
  icarus: 'Icarus',
  jcap: 'Journal of Cosmology and Astroparticle Physics',
  jgr: 'Journal of Geophysical Research',
  mnras: 'Monthly Notices of the Royal Astronomical Society',
  nat: 'Nature',
  pasj: 'Publications of the Astronomical Society of Japan',
  pasp: 'Publications of the Astronomical Society of the Pacific',
  physrep: 'Physics Reports',
  planss: 'Planetary and Space Science',
  pra: 'Physical Review A',
  prb: 'Physical Review B',
  prc: 'Physical Review C',
  prd: 'Physical Review D',
  pre: 'Physical Review E',
  prl: 'Physical Review Letters',
  solphys: 'Solar Physics',
  ssr: 'Space Science Reviews',
};

/** Writes out the macros in an entry: the parser knows no journals and would leave nothing. */
export function withJournals(text: string): string {
  return text.replace(
    /(\bjournal(?:title)?\s*=\s*[{"]\s*)\\([a-z]{2,8})(?=\s*[}"])/iu,
    (whole, before: string, macro: string) => {
      const name = JOURNALS[macro.toLowerCase()];
      return name === undefined ? whole : before + name.replace('&', '\\&');
    },
  );
}
