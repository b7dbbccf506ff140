/** What links call a heading: as GitHub and Pandoc make it of its words, "Über uns!" is "über-uns"; of such a name, itself. */
export function headingName(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .trim()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/gu, '-');
}
