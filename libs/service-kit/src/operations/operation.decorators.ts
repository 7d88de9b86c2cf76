import { applyDecorators, Get, HttpCode, Post } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { AdministrationOptions, BatchOptions, CommandOptions, QueryOptions, ReadOptions } from './operation.ts';
import { rememberAdministration, rememberBatch, rememberCommand, rememberRead } from './operation-metadata.ts';
import { describeOperation } from '../openapi/describe-operation.ts';

/** `POST <resource>`: begins an entity. Answers 201 with `Location` and the entity's id. */
export function CreateCommand(options: CommandOptions): MethodDecorator {
  return applyDecorators(rememberCommand('create', options), describeOperation, Post(), HttpCode(201));
}

/** `POST <resource>/{id}/<verb>`: a command on an entity. Answers 200. */
export function EntityCommand(verb: string, options: CommandOptions): MethodDecorator {
  return applyDecorators(rememberCommand('command', options), describeOperation, Post(`:id/${verb}`), HttpCode(200));
}

const AS_AT = [
  ApiQuery({
    name: 'revision',
    required: false,
    description: 'The state after the event of this revision',
    schema: { type: 'integer', minimum: 0, maximum: 999_999_999_999_999 },
  }),
  ApiQuery({
    name: 'at',
    required: false,
    description: 'The state as the record had it at this moment, in place of `revision`',
    schema: { type: 'string', format: 'date-time' },
  }),
];

/** `GET <resource>/{id}`: the entity's document, with its revision as the ETag. */
export function ReadEntity(options: ReadOptions): MethodDecorator {
  return applyDecorators(rememberRead('read', options), describeOperation, ...AS_AT, Get(':id'));
}

/** `GET <resource>/{id}/events`: the entity's events, of an audience the caller belongs to. */
export function ReadEntityEvents(options: Omit<ReadOptions, 'schema'>): MethodDecorator {
  return applyDecorators(rememberRead('events', { ...options, schema: {} }), describeOperation, Get(':id/events'));
}

/** `GET`: a question to read models, or to the ledger. */
export function Query(options: QueryOptions): MethodDecorator {
  return applyDecorators(rememberRead('query', options), describeOperation, Get(options.path ?? ''));
}

/** `POST`: does something beside the record (takes up what was parked, opens the compartment). Answers 200. */
export function Administer(path: string, options: AdministrationOptions): MethodDecorator {
  return applyDecorators(rememberAdministration(options), describeOperation, Post(path), HttpCode(200));
}

/** `POST <service>/batches`: commands that were made offline. Answers 200, and each of them on its own. */
export function BatchCommand(options: BatchOptions): MethodDecorator {
  return applyDecorators(rememberBatch(options), describeOperation, Post(), HttpCode(200));
}
