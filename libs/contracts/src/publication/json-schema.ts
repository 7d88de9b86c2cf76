import type { EventContract } from '../define-event.ts';
import { schemaPath } from './cloud-events.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema (2020-12) of a contract's data, as it is served at the address that `dataschema` names. */
export function jsonSchemaOf(contract: EventContract, base: string): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${base}${schemaPath(contract.type, contract.schemaVersion)}`,
    title: `${contract.type}, version ${contract.schemaVersion}`,
    description: contract.summary,
    ...plain(contract.data),
    examples: [contract.example],
  };
}

/** The schema as data: TypeBox keeps what it needs for inference in hidden properties, which JSON leaves behind. */
export function plain(schema: object): JsonSchema {
  return JSON.parse(JSON.stringify(schema)) as JsonSchema;
}
