import { applyDecorators, Get, HttpCode, Post } from '@nestjs/common';
import type { CommandOptions, QueryOptions, ReadOptions } from './operation.ts';
import { rememberCommand, rememberRead } from './operation-metadata.ts';
import { describeOperation } from '../openapi/describe-operation.ts';

/** `POST <resource>`: begins an entity. Answers 201 with `Location` and the entity's id. */
export function CreateCommand(options: CommandOptions): MethodDecorator {
  return applyDecorators(describeOperation, rememberCommand('create', options), Post(), HttpCode(201));
}

/** `POST <resource>/{id}/<verb>`: a command on an entity. Answers 200. */
export function EntityCommand(verb: string, options: CommandOptions): MethodDecorator {
  return applyDecorators(describeOperation, rememberCommand('command', options), Post(`:id/${verb}`), HttpCode(200));
}

/** `GET <resource>/{id}`: the entity's document, with its revision as the ETag. */
export function ReadEntity(options: ReadOptions): MethodDecorator {
  return applyDecorators(describeOperation, rememberRead('read', options), Get(':id'));
}

/** `GET <resource>/{id}/events`: the entity's events, of an audience the caller belongs to. */
export function ReadEntityEvents(options: Omit<ReadOptions, 'schema'>): MethodDecorator {
  return applyDecorators(describeOperation, rememberRead('events', { ...options, schema: {} }), Get(':id/events'));
}

/** `GET`: a question to read models, or to the ledger. */
export function Query(options: QueryOptions): MethodDecorator {
  return applyDecorators(describeOperation, rememberRead('query', options), Get(options.path ?? ''));
}
