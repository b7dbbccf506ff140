/** Files that hold no text of their own: what pages and programs bring along. */
const ASSETS =
  /\.(?:png|jpe?g|jfif|gif|webp|avif|svgz?|ico|cur|bmp|tiff?|heic|jxl|css|less|scss|m?jsx?|map|wasm|woff2?|ttf|otf|eot|mp3|m4a|aac|ogg|oga|opus|wav|flac|mp4|m4v|webm|mov|avi|mkv|ogv|swf|exe|dll|so|dylib|class|pyc|rels)$/iu;

/** What systems put into archives and folders for themselves: resource forks, thumbnails, hidden files. */
export function isSystemFile(path: string): boolean {
  return path
    .split('/')
    .some((part) => part.startsWith('.') || /^(?:__MACOSX|Thumbs\.db|desktop\.ini|~\$.*)$/iu.test(part));
}

/** Notes of a TextBundle about itself, and what lies with it. */
const BUNDLE = /\.text(?:bundle|pack)\/(?:info\.json$|assets\/)/iu;

/** Whether a file of an archive is passed over without a word: a picture, a style, a script, a font, sound, film. */
export function isAsset(path: string): boolean {
  return ASSETS.test(path) || BUNDLE.test(path);
}
