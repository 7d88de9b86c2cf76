import { type DataOf, serviceChanged, serviceOffered, serviceWithdrawn } from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { SERVICE_STATUSES, serviceColumns, serviceFilters, type ServiceRow } from './service-register.read-model.ts';

const { when } = handlersOf<ServiceRow>((event) => entityIdOf(event, 'service'));

const onTerms = ({ title, promise, answerDays, whoMayAsk }: DataOf<typeof serviceOffered>) => ({
  name: title,
  ...promise,
  answerDays,
  whoMayAsk,
});

export const serviceRegister: Register<ServiceRow> = {
  name: 'services',
  model: 'service-register',
  version: 1,
  handlers: [
    when(serviceOffered, (terms, { effectiveOn }) => ({
      begins: true,
      set: {
        ...onTerms(terms),
        ...{ status: 'offered', unit: terms.unit, code: terms.code, organisations: [], themes: [] },
        ...{ offeredOn: effectiveOn, withdrawnOn: null, ground: null },
      },
    })),
    when(serviceChanged, (terms) => ({ set: onTerms(terms) })),
    when(serviceWithdrawn, ({ ground }, { effectiveOn }) => ({
      set: { status: 'withdrawn', withdrawnOn: effectiveOn, ground },
    })),
  ],
  statuses: SERVICE_STATUSES,
  columns: serviceColumns,
  filters: serviceFilters,
  words: ({ name, code, unit }) => [name, code, unit].join(' '),
  entityOf: (id) => id,
};

export const serviceRegisterProjection = registerProjection(serviceRegister);
