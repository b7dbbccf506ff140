import type { HostApi } from '../../src-core/contract/host-api.ts';
import type { PictureService } from './app-services.ts';

/** Reads pictures from the originals of the notebook. */
export function createPictureService(host: Pick<HostApi, 'readOriginal'>): PictureService {
  return {
    read: async (sha256) => {
      const original = await host.readOriginal({ sha256 });
      return original.ok ? original.value.bytes : null;
    },
  };
}
