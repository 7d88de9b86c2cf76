import { Compile, type Validator } from 'typebox/compile';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an OpenAPI document is JSON, looked into freely
type Json = any;

export interface AnswerToCheck {
  readonly method: string;
  /** With or without a query. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string | undefined;
  /** Parsed where it is JSON. */
  readonly body: unknown;
}

/**
 * Holds answers against the OpenAPI document: a status or a rule it does not tell, or a body outside its schema, is a
 * fault.
 */
export class DocumentedAnswers {
  readonly #document: Json;
  readonly #paths: readonly { readonly pattern: RegExp; readonly item: Json }[];
  readonly #validators = new WeakMap<object, Validator>();

  constructor(document: object) {
    this.#document = document;
    // Paths without parameters come first: `/a/b` is itself before it is `/a/{id}`.
    const paths = Object.entries<Json>(this.#document.paths).sort(([a], [b]) => count(a) - count(b));
    this.#paths = paths.map(([path, item]) => ({ pattern: patternOf(path), item }));
  }

  /** What is wrong with an answer; undefined where nothing is, or where the document has no such operation. */
  faultOf({ method, path, status, contentType, body }: AnswerToCheck): string | undefined {
    const bare = path.split('?', 1)[0]!;
    const operation = this.#paths.find(({ pattern }) => pattern.test(bare))?.item[method.toLowerCase()];
    if (operation === undefined) return undefined;
    const { operationId } = operation;
    const response = operation.responses[String(status)];
    if (response === undefined) return `${operationId} does not document ${status}: ${JSON.stringify(body)}`;
    if (status === 304 || response.content === undefined) return undefined;
    const type = contentType?.split(';', 1)[0] ?? '(none)';
    const media = response.content[type];
    if (media === undefined) return `${operationId} does not document ${type} for ${status}`;
    if (!/[/+]json$/.test(type) || media.schema === undefined) return undefined;
    const { rule, status: told } = body as { rule?: string; status?: number };
    if (type === 'application/problem+json' && rule !== undefined && media.examples?.[rule] === undefined) {
      return `${operationId} does not name the rule ${rule} among what refuses it by ${told}`;
    }
    const [fault] = [...this.#validator(media.schema).Errors(body)];
    if (fault === undefined) return undefined;
    return `${operationId} answers ${status} outside its schema at '${fault.instancePath}': ${fault.message} in ${JSON.stringify(body)}`;
  }

  #validator(schema: object): Validator {
    let validator = this.#validators.get(schema);
    if (validator === undefined) {
      validator = Compile(this.#whole(schema) as object);
      this.#validators.set(schema, validator);
    }
    return validator;
  }

  /** The schema with every reference replaced by what it refers to. */
  #whole(node: Json): unknown {
    if (Array.isArray(node)) return node.map((item) => this.#whole(item));
    if (node === null || typeof node !== 'object') return node;
    if (typeof node.$ref === 'string') {
      const steps = (node.$ref as string).slice(2).split('/');
      return this.#whole(steps.reduce((at: Json, step) => at[step], this.#document));
    }
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, this.#whole(value)]));
  }
}

const count = (path: string): number => path.split('{').length;

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`);
}
