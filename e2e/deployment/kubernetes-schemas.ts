import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { goModule } from './go-tools.ts';

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly [more: string]: unknown;
}

interface Schema {
  type?: string;
  format?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
  'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[];
}

/** A snapshot that Kubernetes keeps for its own tests, some versions old: what it knows, later ones take as well. */
const KUBERNETES = {
  module: 'k8s.io/cli-runtime',
  version: '0.37.1',
  file: 'artifacts/openapi/swagger-with-shared-parameters.json',
};

/**
 * What Kubernetes says of its own objects, more strictly than its server takes them: what a schema does not know is a fault,
 * where the server would drop it in silence.
 * @returns the faults of an object, none where it is sound
 */
export async function kubernetesSchemas(): Promise<(object: KubernetesObject) => readonly string[]> {
  const folder = await goModule(KUBERNETES.module, KUBERNETES.version);
  const document = JSON.parse(readFileSync(join(folder, KUBERNETES.file), 'utf8')) as {
    definitions: Record<string, Schema>;
  };
  const byKind = new Map<string, string>();
  for (const [name, schema] of Object.entries(document.definitions)) {
    for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? [])
      byKind.set(`${group === '' ? '' : `${group}/`}${version} ${kind}`, name);
    if (schema.properties !== undefined && schema.additionalProperties === undefined)
      schema.additionalProperties = false;
    if (schema.format === 'int-or-string' || name.endsWith('.resource.Quantity')) delete schema.type;
  }
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'kubernetes', definitions: document.definitions });
  return (object) => {
    const name = byKind.get(`${object.apiVersion} ${object.kind}`);
    if (name === undefined) return [`Kubernetes has no ${object.apiVersion} ${object.kind}`];
    const validate = ajv.compile({ $ref: `kubernetes#/definitions/${name}` });
    if (validate(object as unknown)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${object.kind} ${object.metadata.name}${instancePath}: ${message} ${JSON.stringify(params)}`,
    );
  };
}
