import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Access } from '../access/access.ts';
import { CommandHandler } from '../command-handling/command-handler.ts';
import type { BarazaConfig } from '../configuration/configuration.ts';
import { EntityReader } from '../entities/entity-reader.ts';
import { Policies } from '../policies/policies.ts';
import { ReferenceFacts } from '../reference-facts/reference-facts.ts';
import { CONFIG } from './tokens.ts';

/** What every service stands on: adapters by URL, rights, the write path. Global. */
@Global()
@Module({})
export class RuntimeModule {
  static forRoot(config: BarazaConfig): DynamicModule {
    const shared = [Access, CommandHandler, EntityReader, Policies, ReferenceFacts];
    return {
      module: RuntimeModule,
      providers: [{ provide: CONFIG, useValue: config }, ...shared],
      exports: [CONFIG, ...shared],
    };
  }
}
