/** What we use of @retorquere/bibtex-parser; its own types bring others along. */
export interface Creator {
  readonly name?: string;
  readonly lastName?: string;
  readonly firstName?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

export interface Entry {
  readonly type: string;
  readonly key: string;
  /** Text with HTML for italics and the like; lists of people or of words. */
  readonly fields: Readonly<Record<string, string | readonly (Creator | string)[] | undefined>>;
}

export function parse(
  text: string,
  options: {
    readonly english?: boolean;
    readonly sentenceCase?: false;
    readonly caseProtection?: boolean;
    readonly strings?: Readonly<Record<string, string>>;
    readonly unsupported?: 'ignore';
    readonly applyCrossRef?: boolean;
  },
): {
  readonly entries: readonly Entry[];
  readonly errors: readonly { readonly error: string }[];
  readonly strings: Readonly<Record<string, string>>;
};
