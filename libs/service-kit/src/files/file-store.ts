import { openFileStore } from '@baraza/files';
import type { FactoryProvider } from '@nestjs/common';
import type { BarazaConfig } from '../configuration/configuration.ts';
import { CONFIG } from '../runtime/tokens.ts';

/** Nest token of the store of files' locked bytes. */
export const FILE_STORE = Symbol('baraza.file-store');

export const fileStoreProvider: FactoryProvider = {
  provide: FILE_STORE,
  inject: [CONFIG],
  useFactory: ({ files }: BarazaConfig) => openFileStore(files),
};
