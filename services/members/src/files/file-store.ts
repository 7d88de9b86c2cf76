import { openFileStore } from '@baraza/files';
import { type BarazaConfig, CONFIG } from '@baraza/service-kit';
import type { FactoryProvider } from '@nestjs/common';

/** Nest token of the store of files' locked bytes. */
export const FILE_STORE = Symbol('members.file-store');

export const fileStoreProvider: FactoryProvider = {
  provide: FILE_STORE,
  inject: [CONFIG],
  useFactory: ({ files }: BarazaConfig) => openFileStore(files),
};
