/** What we use of papaparse; the package's own types would bring Node into the pure room. */
export interface ParsedRows {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string; readonly row?: number }[];
  readonly meta: { readonly delimiter: string; readonly cursor: number };
}

declare const Papa: {
  parse(
    text: string,
    config: {
      readonly delimiter?: string;
      readonly newline?: string;
      readonly preview?: number;
      readonly delimitersToGuess?: readonly string[];
      readonly skipEmptyLines?: boolean | 'greedy';
    },
  ): ParsedRows;
  unparse(rows: readonly (readonly string[])[]): string;
  readonly Parser: new (config: {
    readonly delimiter: string;
    readonly newline?: string;
    readonly preview?: number;
  }) => {
    parse(text: string, baseIndex: number, ignoreLastRow: boolean): ParsedRows;
  };
};
export default Papa;
