/**
 * Content type of a frame over HTTP, both ways. No form can send it, and no foreign page without a preflight
 * request, which the loopback host refuses.
 */
export const FRAME_CONTENT_TYPE = 'application/x-florilegium-frame';
