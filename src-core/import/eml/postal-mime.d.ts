/** What we use of postal-mime; its own types name streams of the browser. */
export interface Mailbox {
  readonly name: string;
  readonly address?: string;
  readonly group?: readonly Mailbox[];
}

export interface Attachment {
  readonly filename: string | null;
  readonly mimeType: string;
  readonly disposition: string | null;
  readonly related?: boolean;
  /** With its angle brackets. */
  readonly contentId?: string;
  readonly content: ArrayBuffer | Uint8Array | string;
}

export interface Email {
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly from?: Mailbox;
  readonly to?: readonly Mailbox[];
  readonly cc?: readonly Mailbox[];
  readonly subject?: string;
  readonly messageId?: string;
  /** ISO 8601, or as it stood where it is no date. */
  readonly date?: string;
  readonly html?: string;
  readonly text?: string;
  readonly attachments: readonly Attachment[];
}

declare const PostalMime: {
  parse(
    bytes: Uint8Array,
    options: {
      readonly forceRfc822Attachments: boolean;
      readonly attachmentEncoding: 'arraybuffer';
      readonly maxNestingDepth: number;
    },
  ): Promise<Email>;
};
export default PostalMime;
