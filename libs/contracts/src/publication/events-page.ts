import type { EventCatalogue } from '../catalogue.ts';
import type { EventContract } from '../define-event.ts';
import { personalPointers } from '../personal-fields.ts';

const AUDIENCE_WORDS: Record<string, string> = {
  public: 'everyone',
  integrator: 'integrators, auditors and staff',
  auditor: 'auditors and staff',
  internal: 'staff',
  sealed: 'nobody, until it is released',
};

/** `docs/events.md`: every event, for readers. Generated; a difference from what is checked in fails. */
export function eventsPage(catalogue: EventCatalogue): string {
  const services = new Map<string, EventContract[]>();
  for (const contract of catalogue.all()) {
    const service = contract.type.split('.')[0]!;
    services.set(service, [...(services.get(service) ?? []), contract]);
  }
  const lines = [
    '# Events',
    '',
    'Made from `libs/contracts` by `npm run generate -- docs`; do not edit. What every event carries besides its data is in',
    '[architecture.md](architecture.md#the-event); how one travels is in [life-of-an-event.md](life-of-an-event.md).',
    'Fields marked *personal* hold a random id and a commitment in the record; the value lies in the vault.',
    '',
    ...[...services].map(([service, own]) => `- [${service}](#${service}): ${own.length} events`),
  ];
  for (const [service, own] of services) {
    lines.push('', `## ${service}`);
    for (const contract of own) lines.push(...section(contract, contract === catalogue.latest(contract.type)));
  }
  return `${lines.join('\n')}\n`;
}

function section(contract: EventContract, isLatest: boolean): string[] {
  const personal = new Set(personalPointers(contract.data).map((field) => field.pointer.split('/')[1]));
  const schema = contract.data as unknown as {
    properties: Record<string, { type?: string; description?: string; anyOf?: unknown[] }>;
    required?: string[];
  };
  const required = new Set(schema.required ?? []);
  return [
    '',
    `### ${contract.type}${contract.schemaVersion > 1 || !isLatest ? ` (version ${contract.schemaVersion})` : ''}`,
    '',
    `${contract.summary}.`.replace(/\.\.$/, '.') + (contract.isWritten === false ? ' Nothing writes it any more.' : ''),
    '',
    `Stream \`${contract.aggregate}-<id>\`. Audience \`${contract.audience}\`: ${AUDIENCE_WORDS[contract.audience]}.`,
    '',
    ...Object.keys(schema.properties).map((name) => {
      const notes = [required.has(name) ? '' : 'optional', personal.has(name) ? '*personal*' : ''].filter(Boolean);
      const description = schema.properties[name]!.description;
      return `- \`${name}\`${notes.length > 0 ? ` (${notes.join(', ')})` : ''}${description ? `: ${description}` : ''}`;
    }),
    '',
    '```json',
    JSON.stringify(contract.example, null, 2),
    '```',
  ];
}
