import { fieldsOf } from '../fields/define-field.ts';

/** A body made of its required fields' examples. A command whose fields hang together gives one of its own. */
export function exampleOf(body: new () => object): Record<string, unknown> {
  const example: Record<string, unknown> = {};
  for (const field of fieldsOf(body).values()) {
    if (field.isOptional) continue;
    if (field.nested === undefined) example[field.name] = field.example;
    else example[field.name] = field.isList ? [exampleOf(field.nested())] : exampleOf(field.nested());
  }
  return example;
}
