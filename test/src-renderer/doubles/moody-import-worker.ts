/** An import worker that hangs on files named "hang…" and dies on files named "die…"; others go the usual way. */
import './moody-listener.ts';
import '../../../src-renderer/workers/import/entry.ts';
