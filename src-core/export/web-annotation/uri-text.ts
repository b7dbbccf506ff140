/** RFC 3986 allows no other signs; what stands for itself or is encoded already stays. */
const NOT_IN_URI = /%(?![0-9a-f]{2})|[^\w!#$%&'()*+,./:;=?@[\]~-]/giu;

/** A text within an IRI, such as the address of a page that was written as a person reads it. */
export function uriText(text: string): string {
  return text.replace(NOT_IN_URI, (sign) => (sign === '%' ? '%25' : encodeUriSign(sign)));
}

/** A lone half of a surrogate pair stands for no sign and cannot be encoded. */
function encodeUriSign(sign: string): string {
  return /\p{Cs}/u.test(sign) ? '%EF%BF%BD' : encodeURIComponent(sign);
}
