/** A piece of unpacked data; `member` is where in the packed file the member or frame begins that it lies in. */
export type UnpackedPiece =
  | { readonly member: number; readonly bytes: Uint8Array }
  /** The rest of the member cannot be read. */
  | { readonly member: number; readonly damage: string };

/** Unpacked bytes of a whole: with damage, what could be read before it; without bytes, why there are none. */
export type UnpackedBytes =
  | { readonly bytes: Uint8Array; readonly damage?: string }
  | { readonly damage: string }
  | { readonly tooLarge: true };
