/** Computes when first asked, and never again. */
export function once<Value>(compute: () => Value): () => Value {
  let value: { readonly is: Value } | null = null;
  return () => (value ??= { is: compute() }).is;
}
